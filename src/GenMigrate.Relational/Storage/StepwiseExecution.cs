using System.Diagnostics;

namespace GenMigrate;

/// <summary>
/// A migration that opted out of its transaction: each step commits alone, its progress with it where the database
/// takes the step in a transaction, before and after it where not. What a crash leaves is what the next runner resumes.
/// </summary>
internal sealed class StepwiseExecution(RelationalSession session, MigrationUnit unit, MigrationReporter reporter)
{
    private readonly PlannedMigration _planned = unit.Migrations[0];
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly AffectedRows?[] _affected = new AffectedRows?[unit.Migrations[0].Steps.Count];
    private HistoryRow? _row;

    public async Task<UnitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await session.PrepareAsync(unit, cancellationToken).ConfigureAwait(false);
            if (!await session.BeginAsync(cancellationToken).ConfigureAwait(false))
            {
                return UnitOutcome.HistoryChanged;
            }

            await StartAsync(cancellationToken).ConfigureAwait(false);
            var steps = new StepExecution(session, reporter);
            for (var index = _planned.ResumeAfter; index < _planned.Steps.Count; index++)
            {
                session.Settings.Stop.ThrowIfCancellationRequested();
                await (_planned.Steps[index].IsTransactional ? InTransactionAsync(steps, index, cancellationToken) : AloneAsync(steps, index, cancellationToken)).ConfigureAwait(false);
            }

            return UnitOutcome.Done([await FinishAsync(cancellationToken).ConfigureAwait(false)]);
        }
        catch (Exception exception) when (exception is not (MigrationException or OperationCanceledException))
        {
            await session.RollbackAsync().ConfigureAwait(false);
            return UnitOutcome.Failed(await RecordAsync(exception).ConfigureAwait(false));
        }
        catch
        {
            // The history says how far it came; whoever is next resumes there.
            await session.RollbackAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await session.RestoreAsync(unit).ConfigureAwait(false);
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await session.EnterStepwiseAsync(cancellationToken).ConfigureAwait(false);
        var row = HistoryTransitions.Started(_planned, session.Settings, session.Token);
        await session.WriteAsync(row, cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        _row = row;
        reporter.Starting(_planned);
    }

    private async Task InTransactionAsync(StepExecution steps, int index, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryInTransactionAsync(steps, index, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (Exception exception) when (StepFailedException.WasRolledBack(exception))
            {
                await session.RollbackAsync().ConfigureAwait(false);
                if (!await session.WaitToRetryAsync(StepFailedException.CauseOf(exception), Stopwatch.GetElapsedTime(started), attempt, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }

        // Not before: until the commit it can be cancelled, and then nothing of it is done.
        reporter.StepDone(_planned, index, _affected[index]?.Count);
    }

    private async Task TryInTransactionAsync(StepExecution steps, int index, CancellationToken cancellationToken)
    {
        await ContinueAsync(cancellationToken).ConfigureAwait(false);
        await session.EnterAsync(_planned, cancellationToken).ConfigureAwait(false);
        var affected = await steps.RunAsync(_planned, index, cancellationToken).ConfigureAwait(false);
        await session.CheckAsync(_planned, cancellationToken).ConfigureAwait(false);
        await CommitAsync(_row!.WithStepDone(_planned.Steps[index]), cancellationToken).ConfigureAwait(false);
        _affected[index] = affected;
    }

    private async Task AloneAsync(StepExecution steps, int index, CancellationToken cancellationToken)
    {
        await ContinueAsync(cancellationToken).ConfigureAwait(false);
        await CommitAsync(_row!.WithStepBegun(_planned.Steps[index]), cancellationToken).ConfigureAwait(false);
        try
        {
            _affected[index] = await steps.RunAsync(_planned, index, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (steps.HadNoEffect(exception) && !HadBegun(index))
        {
            await ForgetBegunAsync().ConfigureAwait(false);
            throw;
        }

        reporter.StepDone(_planned, index, _affected[index]?.Count);

        // The step is done whatever happens now; a cancellation must not lose that.
        await ContinueAsync(CancellationToken.None).ConfigureAwait(false);
        await CommitAsync(_row!.WithStepDone(_planned.Steps[index]), CancellationToken.None).ConfigureAwait(false);
    }

    // Whether an earlier attempt had begun the step: what became of that one, an error of this one does not say.
    private bool HadBegun(int index) => index == _planned.ResumeAfter && _planned.Row is { IsUnfinished: true, BegunHash: not null };

    // At once, and also when the run was cancelled: who is next shall not be refused for what did not happen.
    private async Task ForgetBegunAsync()
    {
        await session.RollbackAsync().ConfigureAwait(false);
        try
        {
            await ContinueAsync(CancellationToken.None).ConfigureAwait(false);
            await CommitAsync(_row!.WithoutStepBegun(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The mark stays, and with it the caution; what is thrown is the step's own error.
            await session.RollbackAsync().ConfigureAwait(false);
        }
    }

    private async Task ContinueAsync(CancellationToken cancellationToken)
    {
        if (!await session.BeginAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new MigrationLockException($"Version {_planned.Migration.Version} '{_planned.Migration.Name}' is being changed by another runner, so this one stopped before its next step. Look at `status`.");
        }
    }

    private async Task CommitAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        await session.WriteAsync(row, cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        _row = row;
    }

    private async Task<TimeSpan> FinishAsync(CancellationToken cancellationToken)
    {
        await ContinueAsync(cancellationToken).ConfigureAwait(false);
        var duration = Stopwatch.GetElapsedTime(_started);
        var at = session.Settings.Clock.Now();
        await session.WriteAsync(HistoryTransitions.Entry(_planned, session.Settings, at, duration, error: null) with { Affected = AffectedRows.Read(_affected) }, cancellationToken).ConfigureAwait(false);
        await session.LeaveStepwiseAsync(cancellationToken).ConfigureAwait(false);
        reporter.Committing(_planned);
        await CommitAsync(HistoryTransitions.Finished(_planned, session.Settings, session.Token, at, duration), cancellationToken).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(_started);
    }

    private string NextRun(HistoryRow row) => row switch
    {
        { BegunHash: null } => "the next run goes on with the step that failed",
        _ when _planned.Steps[row.StepsDone].IsRepeatable => "the next run repeats the step that failed",
        _ => $"the step that failed may be done in part, so the next run asks for `repair {_planned.Migration.Version}` first",
    };

    private async Task<StepFailure> RecordAsync(Exception exception)
    {
        var failed = exception as StepFailedException;
        var reason = session.Explain(StepFailedException.CauseOf(exception));
        var duration = Stopwatch.GetElapsedTime(_started);
        var row = _row ?? HistoryTransitions.Started(_planned, session.Settings, session.Token);
        if (failed is { EndedTransaction: true })
        {
            row = row.WithStepBegun(_planned.Steps[failed.Index]);
        }

        var aftermath = $"It runs without a transaction: {row.StepsDone} of its {_planned.Steps.Count} steps are done and stay; "
            + $"{NextRun(row)}.";
        try
        {
            await ContinueAsync(CancellationToken.None).ConfigureAwait(false);
            await session.WriteAsync(HistoryTransitions.Entry(_planned, session.Settings, session.Settings.Clock.Now(), duration, reason) with { Affected = AffectedRows.Read(_affected) }, CancellationToken.None).ConfigureAwait(false);
            await session.LeaveStepwiseAsync(CancellationToken.None).ConfigureAwait(false);
            await CommitAsync(HistoryTransitions.FailedHalfWay(row, duration, reason), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception recording) when (recording is not OutOfMemoryException)
        {
            await session.RollbackAsync().ConfigureAwait(false);
            aftermath += $" The failure could not be recorded in the history: {session.Explain(recording).TrimEnd('.')}.";
        }

        return new StepFailure(_planned, failed?.Step, failed?.Line, reason, aftermath, failed?.Cause ?? exception) { Column = failed?.Column };
    }
}
