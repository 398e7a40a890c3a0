using System.Diagnostics;

namespace GenMigrate;

/// <summary>A unit as one transaction: steps, history and journal are committed together or not at all.</summary>
internal sealed class TransactionalExecution(RelationalSession session, MigrationUnit unit, MigrationReporter reporter)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly HashSet<PlannedMigration> _announced = [];
    private PlannedMigration _current = unit.Migrations[0];

    public async Task<UnitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(attempt, cancellationToken).ConfigureAwait(false) is { } outcome)
            {
                return outcome;
            }
        }
    }

    // Null: something stood in the way that may be gone by now.
    private async Task<UnitOutcome?> TryAsync(int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await session.PrepareAsync(unit, cancellationToken).ConfigureAwait(false);
            return await session.BeginAsync(cancellationToken).ConfigureAwait(false)
                ? UnitOutcome.Done(await ExecuteAsync(cancellationToken).ConfigureAwait(false))
                : UnitOutcome.HistoryChanged;
        }
        catch (Exception exception) when (exception is not (MigrationException or OperationCanceledException))
        {
            await session.RollbackAsync().ConfigureAwait(false);
            return StepFailedException.WasRolledBack(exception) && await session.WaitToRetryAsync(StepFailedException.CauseOf(exception), Stopwatch.GetElapsedTime(_started), attempt, cancellationToken).ConfigureAwait(false)
                ? null
                : UnitOutcome.Failed(await RecordAsync(exception).ConfigureAwait(false));
        }
        catch
        {
            await session.RollbackAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await session.RestoreAsync(unit).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<TimeSpan>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var steps = new StepExecution(session, reporter);
        var durations = new List<TimeSpan>(unit.Migrations.Count);
        foreach (var planned in unit.Migrations)
        {
            _current = planned;
            var started = Stopwatch.GetTimestamp();
            if (_announced.Add(planned))
            {
                reporter.Starting(planned);
            }

            var affected = new AffectedRows?[planned.Steps.Count];
            await session.EnterAsync(planned, cancellationToken).ConfigureAwait(false);
            for (var index = planned.ResumeAfter; index < planned.Steps.Count; index++)
            {
                affected[index] = await steps.RunAsync(planned, index, cancellationToken).ConfigureAwait(false);
                reporter.StepDone(planned, index, affected[index]!.Count);
            }

            if (planned.Steps.Skip(planned.ResumeAfter).Any(step => step is SqlStep { ChangesRows: true }))
            {
                // The journal says how many, so they have to be known before it is written.
                await session.SettleAsync(cancellationToken).ConfigureAwait(false);
            }

            await session.CheckAsync(planned, cancellationToken).ConfigureAwait(false);
            var duration = Stopwatch.GetElapsedTime(started);
            var at = session.Settings.Clock.Now();
            await session.WriteFinishedAsync(
                HistoryTransitions.Finished(planned, session.Settings, session.Token, at, duration),
                HistoryTransitions.Entry(planned, session.Settings, at, duration, error: null) with { Affected = AffectedRows.Read(affected) },
                cancellationToken).ConfigureAwait(false);
            durations.Add(duration);
        }

        reporter.Committing(_current);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        durations[^1] = Stopwatch.GetElapsedTime(_started) - durations.Take(durations.Count - 1).Aggregate(TimeSpan.Zero, (sum, next) => sum + next);
        return durations;
    }

    // The failure is written in a transaction of its own. If another runner has changed the history since, what it
    // wrote is newer than this failure, and only the journal hears of it.
    private async Task<StepFailure> RecordAsync(Exception exception)
    {
        var failed = exception as StepFailedException;
        var planned = failed?.Planned ?? _current;
        var reason = session.Explain(StepFailedException.CauseOf(exception));
        var duration = Stopwatch.GetElapsedTime(_started);
        var aftermath = Aftermath(planned, failed);
        try
        {
            var isFresh = await session.BeginAsync(CancellationToken.None).ConfigureAwait(false);
            while (!isFresh)
            {
                await session.ReadHistoryAsync(planned.Migration.Kind, CancellationToken.None).ConfigureAwait(false);
                if (await session.BeginAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    break;
                }
            }

            if (isFresh)
            {
                await session.WriteAsync(FailedRow(planned, failed, duration, reason), CancellationToken.None).ConfigureAwait(false);
            }

            await session.WriteAsync(HistoryTransitions.Entry(planned, session.Settings, session.Settings.Clock.Now(), duration, reason), CancellationToken.None).ConfigureAwait(false);
            await session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception recording) when (recording is not OutOfMemoryException)
        {
            await session.RollbackAsync().ConfigureAwait(false);
            aftermath += $" The failure could not be recorded in the history: {session.Explain(recording).TrimEnd('.')}.";
        }

        return new StepFailure(planned, failed?.Step, failed?.Line, reason, aftermath, failed?.Cause ?? exception) { Column = failed?.Column };
    }

    private HistoryRow FailedRow(PlannedMigration planned, StepFailedException? failed, TimeSpan duration, string reason)
    {
        if (failed is not { EndedTransaction: true } || session.Connection.State != System.Data.ConnectionState.Open)
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

    private string Aftermath(PlannedMigration planned, StepFailedException? failed)
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
