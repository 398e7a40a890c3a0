using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>Writes into the log, at intervals, how far the step at work is, whether it reports anything or not.</summary>
internal sealed class StepWatch : IDisposable
{
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private volatile Work? _work;

    public StepWatch(ILogger logger, TimeProvider clock, TimeSpan interval)
    {
        _logger = logger;
        _clock = clock;
        _interval = interval;
        _timer = clock.CreateTimer(static state => ((StepWatch)state!).Tick(), this, interval, interval);
    }

    /// <summary>Takes note of how far the run is.</summary>
    public void Follow(MigrationProgress progress) => _work = progress.Phase switch
    {
        MigrationPhase.StepStarting => new Work(progress, _clock.GetTimestamp()),
        MigrationPhase.StepRunning => new Work(progress, _work?.Started ?? _clock.GetTimestamp()),
        MigrationPhase.Committing => _work is { } last ? new Work(progress with { Step = "commit" }, last.Started) : null,
        _ => null,
    };

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        if (_work is { } work && _clock.GetElapsedTime(work.Started) is var elapsed && elapsed >= _interval)
        {
            var pace = StepPace.Describe(work.Progress, elapsed, withRate: true);
            MigrationLog.StillRunning(_logger, work.Progress.Version, work.Progress.Name, work.Progress.Step ?? "", pace);
        }
    }

    private sealed record Work(MigrationProgress Progress, long Started);
}
