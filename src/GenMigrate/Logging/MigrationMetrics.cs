using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace GenMigrate;

/// <summary>
/// The instruments. Making them costs start-up time, so a run with nothing to do makes none, unless the program gave a
/// factory of meters: then it wants to be told that nothing is pending.
/// </summary>
internal sealed class MigrationMetrics
{
    // Neither has an initialiser: the class must cost nothing until it is needed.
    private static MigrationMetrics? _own;
    private static ConditionalWeakTable<IMeterFactory, MigrationMetrics>? _ofFactories;
    private static object? _making;

    private readonly ConcurrentDictionary<TelemetryTarget, long> _pending = new();
    private readonly Counter<long> _applied;
    private readonly Counter<long> _rolledBack;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _lockWait;

    private MigrationMetrics(Meter meter)
    {
        _applied = meter.CreateCounter<long>("genmigrate.migration.applied", "{migration}", "Migrations and seeds that were applied.");
        _rolledBack = meter.CreateCounter<long>("genmigrate.migration.rolled_back", "{migration}", "Migrations that were rolled back.");
        _failed = meter.CreateCounter<long>("genmigrate.migration.failed", "{migration}", "Migrations and seeds that failed.");
        _duration = Seconds(meter, "genmigrate.migration.duration", "How long a migration took, the commit included.");
        _lockWait = Seconds(meter, "genmigrate.lock.wait_time", "How long a run waited for the migration lock.");
        meter.CreateObservableGauge("genmigrate.migration.pending", ObservePending, "{migration}", "Migrations that were not applied when the history was last read.");
    }

    /// <summary>The instruments of a factory, or those of the process; made where there are none yet.</summary>
    public static MigrationMetrics Of(IMeterFactory? factory) => factory is null
        ? LazyInitializer.EnsureInitialized(ref _own, ref _making, static () => new MigrationMetrics(new Meter(MigrationTelemetry.MeterName)))
        : LazyInitializer.EnsureInitialized(ref _ofFactories, static () => []).GetValue(factory, static factory => new MigrationMetrics(factory.Create(new MeterOptions(MigrationTelemetry.MeterName))));

    /// <summary>The same for what is not worth making any for.</summary>
    public static MigrationMetrics? OfListener(IMeterFactory? factory) => factory is null ? _own : Of(factory);

    /// <summary>Whether the process's own have been made.</summary>
    public static bool HasOwn => _own is not null;

    public void Pending(TelemetryTarget target, int count) => _pending[target] = count;

    public void Done(TelemetryTarget target, PlannedMigration planned, TimeSpan duration)
    {
        var tags = TagsOf(target, planned);
        (planned.Direction == MigrationDirection.Up ? _applied : _rolledBack).Add(1, tags);
        _duration.Record(duration.TotalSeconds, tags);
    }

    public void Failed(TelemetryTarget target, PlannedMigration planned, TimeSpan duration, string errorType)
    {
        var tags = TagsOf(target, planned);
        tags.Add("error.type", errorType);
        _failed.Add(1, tags);
        _duration.Record(duration.TotalSeconds, tags);
    }

    public void Waited(TelemetryTarget target, TimeSpan time, string? errorType)
    {
        var tags = target.Tags();
        if (errorType is not null)
        {
            tags.Add("error.type", errorType);
        }

        _lockWait.Record(time.TotalSeconds, tags);
    }

    private static TagList TagsOf(TelemetryTarget target, PlannedMigration planned)
    {
        var tags = target.Tags();
        tags.Add("genmigrate.migration.kind", planned.Migration.Kind.ToStored());
        tags.Add("genmigrate.migration.direction", planned.Direction.ToStored());
        return tags;
    }

    // A migration takes milliseconds or hours; the bounds that collectors take by default end at ten seconds.
    private static Histogram<double> Seconds(Meter meter, string name, string description) =>
#if NET9_0_OR_GREATER
        meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 14400] });
#else
        meter.CreateHistogram<double>(name, "s", description);
#endif

    private IEnumerable<Measurement<long>> ObservePending() => _pending.Select(known => new Measurement<long>(known.Value, known.Key.Tags()));
}
