using System.Collections.Concurrent;
using OpenTelemetry;

namespace GenMigrate.Hosting.Tests;

/// <summary>Keeps what it is given, as it is at that moment: the SDK uses its metrics again.</summary>
internal sealed class KeepingExporter<T, TKept>(Func<T, TKept> keep) : BaseExporter<T>
    where T : class
{
    private readonly ConcurrentQueue<TKept> _kept = new();

    public IReadOnlyList<TKept> Kept => [.. _kept];

    public override ExportResult Export(in Batch<T> batch)
    {
        foreach (var item in batch)
        {
            _kept.Enqueue(keep(item));
        }

        return ExportResult.Success;
    }
}
