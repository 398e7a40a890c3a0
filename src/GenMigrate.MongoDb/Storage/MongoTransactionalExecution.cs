using System.Diagnostics;

namespace GenMigrate;

/// <summary>A unit as one transaction: steps, history and journal are committed together or not at all.</summary>
internal sealed class MongoTransactionalExecution(MongoSession session, MigrationUnit unit, MigrationReporter reporter)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<TimeSpan> _durations = [];
    private int _reported;
    private PlannedMigration _current = unit.Migrations[0];

    public async Task<UnitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await session.ContinueAsync(cancellationToken).ConfigureAwait(false);
            await session.Transactions.RunAsync(ExecuteAsync, cancellationToken).ConfigureAwait(false);
            _durations[^1] = Stopwatch.GetElapsedTime(_started) - _durations.Take(_durations.Count - 1).Aggregate(TimeSpan.Zero, (sum, next) => sum + next);
            return UnitOutcome.Done(_durations);
        }
        catch (HistoryChangedException)
        {
            return UnitOutcome.HistoryChanged;
        }
        catch (Exception exception) when (exception is not (MigrationException or OperationCanceledException))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return UnitOutcome.Failed(await RecordAsync(exception).ConfigureAwait(false));
        }
    }

    // Called again when the server asks for the transaction to be repeated.
    private async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var steps = new MongoStepExecution(session, reporter);
        _durations.Clear();
        for (var number = 0; number < unit.Migrations.Count; number++)
        {
            var planned = _current = unit.Migrations[number];
            var started = Stopwatch.GetTimestamp();
            if (number == _reported)
            {
                _reported++;
                reporter.Starting(planned);
            }

            var affected = new long?[planned.Steps.Count];
            for (var index = planned.ResumeAfter; index < planned.Steps.Count; index++)
            {
                affected[index] = await steps.RunAsync(planned, index, isRepeat: false, cancellationToken).ConfigureAwait(false);
            }

            var duration = Stopwatch.GetElapsedTime(started);
            var at = session.Settings.Clock.Now();
            var row = HistoryTransitions.Finished(planned, session.Settings, session.Token, at, duration);
            await session.History.WriteAsync(session.Session, row, cancellationToken).ConfigureAwait(false);
            var entry = HistoryTransitions.Entry(planned, session.Settings, at, duration, error: null) with { Affected = affected };
            await session.History.WriteAsync(session.Session, entry, cancellationToken).ConfigureAwait(false);
            _durations.Add(duration);
        }

        reporter.Committing(_current);
    }

    private async Task<StepFailure> RecordAsync(Exception exception)
    {
        var failed = exception as MongoStepFailedException;
        var planned = failed?.Planned ?? _current;
        var cause = failed?.Cause ?? exception;
        var reason = MongoErrors.Reason(cause, failed?.Step.Collection, session.Server);
        var duration = Stopwatch.GetElapsedTime(_started);
        var aftermath = Aftermath(planned, failed);
        try
        {
            await session.ContinueAsync(CancellationToken.None).ConfigureAwait(false);
            await session.Transactions.RunAsync(async token =>
            {
                await session.History.WriteAsync(session.Session, FailedRow(planned, failed, duration, reason), token).ConfigureAwait(false);
                await session.History.WriteAsync(session.Session, HistoryTransitions.Entry(planned, session.Settings, session.Settings.Clock.Now(), duration, reason), token).ConfigureAwait(false);
            }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception recording) when (recording is not MigrationLockException)
        {
            aftermath += $" The failure could not be recorded in the history: {MongoErrors.Reason(recording, null, session.Server).TrimEnd('.')}.";
        }

        return new StepFailure(planned, failed?.Step.Name, null, reason, aftermath, cause);
    }

    private HistoryRow FailedRow(PlannedMigration planned, MongoStepFailedException? failed, TimeSpan duration, string reason)
    {
        if (failed is not { EndedTransaction: true })
        {
            return HistoryTransitions.FailedInTransaction(planned, session.Settings, session.Token, duration, reason);
        }

        // The step's own commit made everything up to it permanent, so this has become a migration that stopped half-way.
        var row = HistoryTransitions.Started(planned, session.Settings, session.Token);
        for (var index = row.StepsDone; index < failed.Index; index++)
        {
            row = row.WithStepDone(planned.Steps[index]);
        }

        return HistoryTransitions.FailedHalfWay(row.WithStepBegun(planned.Steps[failed.Index]), duration, reason);
    }

    private string Aftermath(PlannedMigration planned, MongoStepFailedException? failed)
    {
        if (failed is { EndedTransaction: true })
        {
            return "The transaction was not the runner's to roll back any more: what the migration did before may be in the database.";
        }

        return unit.Migrations.Count > 1
            ? $"The transaction that all {unit.Migrations.Count} migrations of this run share was rolled back: none of them took effect."
            : $"The transaction was rolled back: version {planned.Migration.Version} is {(planned.Direction == MigrationDirection.Up ? "not applied" : "still applied")}.";
    }
}
