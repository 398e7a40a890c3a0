using System.Data.Common;
using System.Diagnostics;

namespace GenMigrate;

/// <summary>
/// What one run tells traces and metrics. An activity that a provider starts deep in its calls is not the current one
/// outside of them, so parents are set by hand.
/// </summary>
internal sealed class RunTelemetry(TelemetryTarget target, MigrationKind kind, MigrationRunnerOptions options) : IDisposable
{
    private static readonly ActivitySource Source = new(MigrationTelemetry.SourceName);

    private Activity? _run;
    private Activity? _migration;
    private Activity? _step;
    private long _started;
    private long _askedForLock;
    private int _pending;

    /// <summary>Whether anybody is told when a step is done.</summary>
    public bool WatchesSteps => options.WatchSteps && _run is { IsAllDataRequested: true };

    /// <summary>Whether the run is recorded in a trace, with the times of each migration.</summary>
    public bool IsTraced => _run is not null;

    private MigrationMetrics Metrics => MigrationMetrics.Of(options.MeterFactory);

    /// <summary>There is nothing to do.</summary>
    public void Idle() => MigrationMetrics.OfListener(options.MeterFactory)?.Pending(target, 0);

    /// <summary>The history has been read, and this is to do.</summary>
    public void Planned(MigrationPlan plan)
    {
        _started = Stopwatch.GetTimestamp();
        _pending = plan.PendingCount;
        TellPending();
    }

    /// <summary>The run starts, by asking for the lock.</summary>
    public void Start(MigrationPlan plan)
    {
        _askedForLock = Stopwatch.GetTimestamp();
        var operation = kind == MigrationKind.Seed ? "seed" : plan.Migrations.Any(planned => planned.Direction == MigrationDirection.Up) || plan.Migrations.Count == 0 ? "migrate" : "rollback";
        _run = Source.StartActivity(target.Namespace is null ? operation : $"{operation} {target.Namespace}", ActivityKind.Internal, parentContext: default, target.Tags());
        _run?.SetTag("db.operation.name", operation).SetTag("genmigrate.migration.count", plan.Migrations.Count);
    }

    /// <summary>The history has been read under the lock.</summary>
    public void HoldsLock() => Waited(errorType: null);

    /// <summary>A migration starts.</summary>
    public void Starting(PlannedMigration planned)
    {
        // Of several in one transaction, the one before is through.
        End(ref _step);
        End(ref _migration);
        _started = Stopwatch.GetTimestamp();
        _migration = Start(_run, $"{planned.Direction.ToStored()} {planned.Migration.Name}", ActivityKind.Internal)
            ?.SetTag("db.operation.name", planned.Direction.ToStored())
            .SetTag("genmigrate.migration.version", planned.Migration.Version)
            .SetTag("genmigrate.migration.name", planned.Migration.Name)
            .SetTag("genmigrate.migration.kind", planned.Migration.Kind.ToStored())
            .SetTag("genmigrate.migration.direction", planned.Direction.ToStored());
    }

    /// <summary>A step starts, perhaps once more.</summary>
    public void StepStarting(PlannedMigration planned, int index)
    {
        End(ref _step);
        if (WatchesSteps)
        {
            _step = Start(_migration, $"step {planned.Steps[index].Name}", ActivityKind.Client)?.SetTag("genmigrate.step.name", planned.Steps[index].Name).SetTag("genmigrate.step.number", index + 1);
        }
    }

    /// <summary>A step is done.</summary>
    public void StepDone() => End(ref _step);

    /// <summary>A migration is done and committed.</summary>
    public void Done(PlannedMigration planned, TimeSpan duration)
    {
        End(ref _step);
        End(ref _migration);
        Metrics.Done(target, planned, duration);
        _started = Stopwatch.GetTimestamp();
        _pending += (planned.Direction == MigrationDirection.Down ? 1 : 0) - (planned.Row?.IsApplied == true ? 0 : 1);
        TellPending();
    }

    /// <summary>A migration failed, and that has been recorded.</summary>
    public void Failed(StepFailure failure)
    {
        var cause = failure.Cause;
        Metrics.Failed(target, failure.Planned, Stopwatch.GetElapsedTime(_started), TypeOf(cause));
        Fail(_step, cause, failure.Reason);
        Fail(_migration, cause, failure.Reason);
        Fail(_run, cause, failure.Reason);
        Dispose();
    }

    /// <summary>The run ends with an error.</summary>
    public void Failed(Exception exception)
    {
        if (exception is MigrationLockException)
        {
            Waited(TypeOf(exception));
        }

        var reason = exception is MigrationException ? exception.Message : null;
        Fail(_step, exception, reason);
        Fail(_migration, exception, reason);
        Fail(_run, exception, reason);
        Dispose();
    }

    public void Dispose()
    {
        End(ref _step);
        End(ref _migration);
        End(ref _run);
    }

    private void TellPending()
    {
        if (kind == MigrationKind.Migration)
        {
            Metrics.Pending(target, _pending);
        }
    }

    // Once a run: what is planned anew because another runner was faster has not been waited for again.
    private void Waited(string? errorType)
    {
        if (_askedForLock != 0)
        {
            Metrics.Waited(target, Stopwatch.GetElapsedTime(_askedForLock), errorType);
            _askedForLock = 0;
        }
    }

    private Activity? Start(Activity? parent, string name, ActivityKind activityKind)
    {
        if (parent is null)
        {
            return null;
        }

        Activity.Current = parent;
        return Source.StartActivity(name, activityKind, parentContext: default, target.Tags());
    }

    private static void End(ref Activity? activity)
    {
        activity?.Dispose();
        activity = null;
    }

    private static void Fail(Activity? activity, Exception exception, string? reason)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetStatus(ActivityStatusCode.Error, reason).SetTag("error.type", TypeOf(exception));
        if (exception is DbException { SqlState: { } code })
        {
            activity.SetTag("db.response.status_code", code);
        }
    }

    // The conventions want the database's own code where it has one, else the exception's type.
    private static string TypeOf(Exception exception) => exception is DbException { SqlState: { } code } ? code : exception.GetType().FullName!;
}
