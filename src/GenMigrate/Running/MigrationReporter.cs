using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>Tells the world what a run does: progress, log and traces. Providers call it around what they execute.</summary>
public sealed class MigrationReporter : IDisposable
{
    private readonly IProgress<MigrationProgress>? _progress;
    private readonly ILogger _logger;
    private readonly RunTelemetry _telemetry;
    private readonly bool _watchesSteps;
    private readonly StepWatch? _watch;

    // Those that have started, by their place in the run.
    private readonly Dictionary<PlannedMigration, int> _numbers = [];
    private int _count;
    private string? _message;

    internal MigrationReporter(MigrationRunnerOptions options, ILogger logger, RunTelemetry telemetry)
    {
        _watchesSteps = options.WatchSteps;
        _progress = options.Progress;
        _logger = logger;
        _telemetry = telemetry;
        _watch = options.ProgressInterval == Timeout.InfiniteTimeSpan || !logger.IsEnabled(LogLevel.Information)
            ? null
            : new StepWatch(logger, options.Clock, options.ProgressInterval);
    }

    /// <summary>Whether anybody is told when a step is done, so that it is worth finding out at once.</summary>
    public bool IsWatched => (_watchesSteps && (_progress is not null || _logger.IsEnabled(LogLevel.Debug))) || _telemetry.WatchesSteps;

    /// <summary>Whether anybody is told when a migration starts, so that it must not be told of later.</summary>
    public bool IsTraced => _telemetry.IsTraced;

    /// <summary>A migration starts.</summary>
    public void Starting(PlannedMigration planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        _numbers[planned] = _numbers.Count + 1;
        if (planned.ResumeAfter > 0)
        {
            MigrationLog.Resuming(_logger, planned.Migration.Version, planned.Migration.Name, planned.ResumeAfter);
        }
        else
        {
            MigrationLog.Starting(_logger, WayOf(planned), planned.Migration.Version, planned.Migration.Name);
        }

        _telemetry.Starting(planned);
        Report(planned, MigrationPhase.Starting);
    }

    /// <summary>A step starts.</summary>
    /// <param name="planned">The migration.</param>
    /// <param name="index">The step's index, from 0.</param>
    public void StepStarting(PlannedMigration planned, int index)
    {
        _message = null;
        MigrationLog.StepStarting(_logger, planned.Migration.Version, index + 1, planned.Steps[index].Name);
        _telemetry.StepStarting(planned, index);
        Report(planned, MigrationPhase.StepStarting, index);
    }

    /// <summary>A step says how far it is.</summary>
    public void StepRunning(PlannedMigration planned, int index, long done, long? total, string? message)
    {
        ArgumentNullException.ThrowIfNull(planned);
        if (message is not null && message != _message)
        {
            _message = message;
            MigrationLog.StepMessage(_logger, planned.Migration.Version, planned.Steps[index].Name, message);
        }

        Tell(planned, MigrationPhase.StepRunning, index, snapshot => snapshot with { Done = done, Total = total, Message = message });
    }

    /// <summary>A step is done.</summary>
    /// <param name="planned">The migration.</param>
    /// <param name="index">The step's index, from 0.</param>
    /// <param name="affected">How many rows or documents it has changed; null: not known.</param>
    public void StepDone(PlannedMigration planned, int index, long? affected = null)
    {
        ArgumentNullException.ThrowIfNull(planned);
        if (affected is { } count)
        {
            MigrationLog.StepAffected(_logger, planned.Migration.Version, index + 1, count);
        }

        _telemetry.StepDone();
        Tell(planned, MigrationPhase.StepDone, index, snapshot => snapshot with { Affected = affected });
    }

    /// <summary>The migration's transaction is about to be committed.</summary>
    public void Committing(PlannedMigration planned) => Report(planned, MigrationPhase.Committing);

    /// <summary>Stops writing about what takes long.</summary>
    public void Dispose() => _watch?.Dispose();

    internal void Plan(int count)
    {
        _numbers.Clear();
        _count = count;
    }

    /// <summary>A migration is done. One that went together with others is told of from its start, now that it is known.</summary>
    internal void Done(PlannedMigration planned, TimeSpan duration)
    {
        if (!_numbers.ContainsKey(planned))
        {
            Passed(planned);
        }

        MigrationLog.Done(_logger, WayOf(planned), planned.Migration.Version, planned.Migration.Name, (long)duration.TotalMilliseconds);
        _telemetry.Done(planned, duration);
        Tell(planned, MigrationPhase.Done, -1, snapshot => snapshot with { Duration = duration });
    }

    internal void Failed(StepFailure failure)
    {
        MigrationLog.Failed(_logger, WayOf(failure.Planned), failure.Planned.Migration.Version, failure.Planned.Migration.Name, failure.Reason);
        _telemetry.Failed(failure);
        Report(failure.Planned, MigrationPhase.Failed);
    }

    private void Passed(PlannedMigration planned)
    {
        Starting(planned);
        for (var index = planned.ResumeAfter; index < planned.Steps.Count; index++)
        {
            StepStarting(planned, index);
            StepDone(planned, index);
        }

        Committing(planned);
    }

    private void Report(PlannedMigration planned, MigrationPhase phase, int index = -1) => Tell(planned, phase, index, static snapshot => snapshot);

    private void Tell(PlannedMigration planned, MigrationPhase phase, int index, Func<MigrationProgress, MigrationProgress> complete)
    {
        if (_progress is null && _watch is null)
        {
            return;
        }

        var snapshot = complete(Snapshot(planned, phase, index));
        _watch?.Follow(snapshot);
        _progress?.Report(snapshot);
    }

    private static string WayOf(PlannedMigration planned) =>
        planned.Migration.Kind == MigrationKind.Seed ? MigrationKind.Seed.ToStored() : planned.Direction.ToStored();

    private MigrationProgress Snapshot(PlannedMigration planned, MigrationPhase phase, int index) => new()
    {
        Phase = phase,
        Version = planned.Migration.Version,
        Name = planned.Migration.Name,
        Kind = planned.Migration.Kind,
        Direction = planned.Direction,
        Number = _numbers.GetValueOrDefault(planned, _numbers.Count),
        Count = _count,
        Step = index < 0 ? null : planned.Steps[index].Name,
        StepNumber = index + 1,
        StepCount = planned.Steps.Count,
    };
}
