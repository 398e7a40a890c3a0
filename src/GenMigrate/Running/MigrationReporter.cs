using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>Tells the world what a run does: progress, log and traces. Providers call it around what they execute.</summary>
public sealed class MigrationReporter
{
    private readonly IProgress<MigrationProgress>? _progress;
    private readonly ILogger _logger;
    private readonly RunTelemetry _telemetry;
    private readonly bool _watchesSteps;

    // Those that have started, by their place in the run.
    private readonly Dictionary<PlannedMigration, int> _numbers = [];
    private int _count;

    internal MigrationReporter(IProgress<MigrationProgress>? progress, bool watchesSteps, ILogger logger, RunTelemetry telemetry)
    {
        _watchesSteps = watchesSteps;
        _progress = progress;
        _logger = logger;
        _telemetry = telemetry;
    }

    /// <summary>Whether anybody is told when a step is done, so that it is worth finding out at once.</summary>
    public bool IsWatched => (_watchesSteps && _progress is not null) || _telemetry.WatchesSteps;

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
            MigrationLog.Starting(_logger, planned.Direction.ToStored(), planned.Migration.Version, planned.Migration.Name);
        }

        _telemetry.Starting(planned);
        Report(planned, MigrationPhase.Starting);
    }

    /// <summary>A step starts.</summary>
    /// <param name="planned">The migration.</param>
    /// <param name="index">The step's index, from 0.</param>
    public void StepStarting(PlannedMigration planned, int index)
    {
        MigrationLog.StepStarting(_logger, planned.Migration.Version, index + 1, planned.Steps[index].Name);
        _telemetry.StepStarting(planned, index);
        Report(planned, MigrationPhase.StepStarting, index);
    }

    /// <summary>A step says how far it is.</summary>
    public void StepRunning(PlannedMigration planned, int index, long done, long? total, string? message) =>
        _progress?.Report(Snapshot(planned, MigrationPhase.StepRunning, index) with { Done = done, Total = total, Message = message });

    /// <summary>A step is done.</summary>
    public void StepDone(PlannedMigration planned, int index)
    {
        _telemetry.StepDone();
        Report(planned, MigrationPhase.StepDone, index);
    }

    /// <summary>The migration's transaction is about to be committed.</summary>
    public void Committing(PlannedMigration planned) => Report(planned, MigrationPhase.Committing);

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

        MigrationLog.Done(_logger, planned.Direction.ToStored(), planned.Migration.Version, planned.Migration.Name, (long)duration.TotalMilliseconds);
        _telemetry.Done(planned, duration);
        _progress?.Report(Snapshot(planned, MigrationPhase.Done, -1) with { Duration = duration });
    }

    internal void Failed(StepFailure failure)
    {
        MigrationLog.Failed(_logger, failure.Planned.Direction.ToStored(), failure.Planned.Migration.Version, failure.Planned.Migration.Name, failure.Reason);
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

    private void Report(PlannedMigration planned, MigrationPhase phase, int index = -1) => _progress?.Report(Snapshot(planned, phase, index));

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
