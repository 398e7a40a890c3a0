using System.Diagnostics.Metrics;

namespace GenMigrate.Hosting.Tests;

/// <summary>Makes meters, counts them, and ends with them.</summary>
internal sealed class OneMeterFactory : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    public int Made => _meters.Count;

    public Meter Create(MeterOptions options)
    {
        _meters.Add(new Meter(options));
        return _meters[^1];
    }

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());
}
