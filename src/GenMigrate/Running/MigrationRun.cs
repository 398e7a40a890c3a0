namespace GenMigrate;

/// <summary>One run that has, or may have, something to do: lock, history, plan, steps, history.</summary>
internal sealed class MigrationRun(
    MigrationKind kind,
    MigrationRegistry registry,
    Func<IReadOnlyList<HistoryRow>, MigrationPlan> planner,
    IMigrationDatabase database,
    MigrationRunnerOptions options,
    MigrationSettings settings,
    IMigrationSession session)
    : IDisposable
{
    private readonly List<MigrationResult> _results = [];
    private readonly HashSet<MigrationProblem> _warned = [];
    private readonly RunTelemetry _telemetry = new(TelemetryTarget.Of(database, registry), kind, options);
    private (IReadOnlyList<HistoryRow> Rows, MigrationPlan Plan)? _planned;
    private MigrationReporter? _reporter;

    private MigrationReporter Reporter => _reporter ??= new MigrationReporter(options, settings.Logger, _telemetry);

    public async Task<MigrationReport> ExecuteAsync(IReadOnlyList<HistoryRow> rows, CancellationToken cancellationToken)
    {
        var plan = Plan(rows);
        if (plan.IsEmpty)
        {
            _telemetry.Idle();
            return MigrationReport.Nothing;
        }

        _telemetry.Planned(plan);

        // What another runner may be changing right now is judged under the lock, everything else at once.
        if (plan.Problems.Count > 0 && !rows.Any(row => row.IsUnfinished))
        {
            throw new MigrationRefusedException(plan.Problems);
        }

        _telemetry.Start(plan);
        try
        {
            return await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _telemetry.Failed(exception);
            throw;
        }
    }

    public void Dispose()
    {
        _reporter?.Dispose();
        _telemetry.Dispose();
    }

    /// <summary>Reads what the plan is made from: for seeds also the migrations' rows.</summary>
    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await session.ReadHistoryAsync(kind, cancellationToken).ConfigureAwait(false);
        return kind == MigrationKind.Seed
            ? [.. await session.ReadHistoryAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false), .. rows]
            : rows;
    }

    private async Task<MigrationReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.Stop);
        await session.AcquireLockAsync(either.Token).ConfigureAwait(false);
        try
        {
            while (!await TryExecuteAsync(cancellationToken).ConfigureAwait(false))
            {
                // Another runner was faster; what is left is planned anew.
            }
        }
        finally
        {
            await session.ReleaseLockAsync().ConfigureAwait(false);
        }

        return new MigrationReport(_results);
    }

    /// <summary>What of a plan is executed at once.</summary>
    public static IEnumerable<MigrationUnit> Units(MigrationPlan plan, MigrationRunnerOptions options) => options.SingleTransaction && plan.Migrations.Count > 0
        ? [new MigrationUnit(plan.Migrations)]
        : plan.Migrations.Select(planned => new MigrationUnit([planned]));

    // Called again under the lock, and whenever the history has changed.
    private MigrationPlan Plan(IReadOnlyList<HistoryRow> rows)
    {
        if (_planned is { } known && known.Rows == rows)
        {
            return known.Plan;
        }

        var plan = planner(rows);
        _planned = (rows, plan);
        foreach (var warning in plan.Warnings.Where(_warned.Add))
        {
            MigrationLog.Warning(settings.Logger, warning.Message);
        }

        return plan;
    }

    private async Task<bool> TryExecuteAsync(CancellationToken cancellationToken)
    {
        // Another runner's work may have to be waited for here, too.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.Stop);
        var rows = await ReadAsync(either.Token).ConfigureAwait(false);
        _telemetry.HoldsLock();
        var plan = PlanDescriber.Describe(Plan(rows), database, options);
        _telemetry.Planned(plan);
        if (plan.Problems.Count > 0)
        {
            throw new MigrationRefusedException(plan.Problems);
        }

        if (plan.Adopted.Count > 0 && !await session.RecordAsync([.. plan.Adopted.Select(row => new HistoryChange(row, Remove: false, Entry: null))], cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        Reporter.Plan(plan.Migrations.Count);
        return await ExecuteAsync(Units(plan, options).ToArray(), cancellationToken, either.Token).ConfigureAwait(false);
    }

    // Stopping is asked for between units; cancelling breaks off what is at work.
    private async Task<bool> ExecuteAsync(ArraySegment<MigrationUnit> units, CancellationToken cancellationToken, CancellationToken stopToken)
    {
        while (units.Count > 0)
        {
            stopToken.ThrowIfCancellationRequested();
            var outcomes = await session.ExecuteAsync(units, Reporter, cancellationToken).ConfigureAwait(false);
            foreach (var outcome in outcomes)
            {
                if (outcome == UnitOutcome.HistoryChanged)
                {
                    return false;
                }

                Tell(units[0], outcome);
                units = units[1..];
            }
        }

        return true;
    }

    private void Tell(MigrationUnit unit, UnitOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            Reporter.Failed(failure);
            throw FailureMessage.ToException(failure, _results);
        }

        for (var i = 0; i < outcome.Durations.Count; i++)
        {
            var planned = unit.Migrations[i];
            _results.Add(new MigrationResult(planned.Migration.Version, planned.Migration.Name, planned.Direction, outcome.Durations[i]));
            Reporter.Done(planned, outcome.Durations[i]);
        }
    }
}
