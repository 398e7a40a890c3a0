using System.Diagnostics;

namespace GenMigrate;

/// <summary>
/// A migration that runs step by step. A step that the server takes in a transaction is committed with its progress,
/// a batch likewise; for every other one the progress is written before and after it. What a crash leaves is what the
/// next runner resumes.
/// </summary>
internal sealed class MongoStepwiseExecution(MongoSession session, PlannedMigration planned, MigrationReporter reporter)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly MongoStepExecution _steps = new(session, reporter);
    private readonly long?[] _affected = new long?[planned.Steps.Count];
    private HistoryRow _row = null!;

    public async Task<UnitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        _row = HistoryTransitions.Started(planned, session.Settings, session.Token);
        try
        {
            await session.ContinueAsync(cancellationToken).ConfigureAwait(false);
            await WriteAsync(_row, null, cancellationToken).ConfigureAwait(false);
        }
        catch (HistoryChangedException)
        {
            return UnitOutcome.HistoryChanged;
        }
        catch (Exception exception) when (MongoErrors.IsOfDatabase(exception))
        {
            throw MongoErrors.Translate(exception, session.Server);
        }

        try
        {
            reporter.Starting(planned);
            for (var index = planned.ResumeAfter; index < planned.Steps.Count; index++)
            {
                session.Settings.Stop.ThrowIfCancellationRequested();
                await RunAsync(index, cancellationToken).ConfigureAwait(false);
            }

            return UnitOutcome.Done([await FinishAsync(cancellationToken).ConfigureAwait(false)]);
        }
        catch (HistoryChangedException)
        {
            throw MongoTransactions.Lost(null);
        }
        catch (Exception exception) when (exception is not (MigrationException or OperationCanceledException))
        {
            // The history says how far it came; whoever is next resumes there.
            cancellationToken.ThrowIfCancellationRequested();
            return UnitOutcome.Failed(await RecordAsync(exception).ConfigureAwait(false));
        }
    }

    private Task RunAsync(int index, CancellationToken cancellationToken) => planned.Steps[index] switch
    {
        FieldStep field => InBatchesAsync(field, index, cancellationToken),
        { IsTransactional: true } when session.Transactions.AreSupported => InTransactionAsync(index, cancellationToken),
        _ => AloneAsync(index, cancellationToken),
    };

    private async Task InTransactionAsync(int index, CancellationToken cancellationToken)
    {
        await session.ContinueAsync(cancellationToken).ConfigureAwait(false);
        var done = _row.WithStepDone(planned.Steps[index]);
        long? affected = null;
        await session.Transactions.RunAsync(async token =>
        {
            affected = await _steps.RunAsync(planned, index, HasBegun(index), token).ConfigureAwait(false);
            await session.History.WriteAsync(session.Session, done, token).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        _row = done;
        _affected[index] = affected;
    }

    private async Task AloneAsync(int index, CancellationToken cancellationToken)
    {
        var isRepeat = HasBegun(index);
        await session.ContinueAsync(cancellationToken).ConfigureAwait(false);
        await WriteAsync(_row.WithStepBegun(planned.Steps[index]), null, cancellationToken).ConfigureAwait(false);
        _affected[index] = await _steps.RunAsync(planned, index, isRepeat, cancellationToken).ConfigureAwait(false);

        // The step is done whatever happens now; a cancellation must not lose that.
        await session.ContinueAsync(CancellationToken.None).ConfigureAwait(false);
        await WriteAsync(_row.WithStepDone(planned.Steps[index]), null, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task InBatchesAsync(FieldStep step, int index, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var position = HasBegun(index) ? StepPosition.PositionOf(_row) : null;
        reporter.StepStarting(planned, index);
        var total = await _steps.PrepareAsync(planned, index, position, cancellationToken).ConfigureAwait(false);
        var done = 0L;
        for (var isLast = false; !isLast;)
        {
            await session.ContinueAsync(cancellationToken).ConfigureAwait(false);
            MongoBatch? batch = null;
            HistoryRow? row = null;
            await session.Transactions.RunAsync(async token =>
            {
                batch = await _steps.RunBatchAsync(planned, index, position, token).ConfigureAwait(false);
                row = batch is null ? _row.WithStepDone(step) : _row.WithStepAt(step, batch.Last);
                await session.History.WriteAsync(session.Session, row, token).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
            _row = row!;
            isLast = batch is null;
            position = batch?.Last;
            done += batch?.Count ?? 0;
            if (!isLast)
            {
                reporter.StepRunning(planned, index, done, Math.Max(total, done), null);
            }
        }

        _affected[index] = done;
        reporter.StepDone(planned, index, done);
    }

    // Whether an earlier attempt has begun the step, and this one not yet.
    private bool HasBegun(int index) => index == planned.ResumeAfter && _row.BegunHash == planned.Steps[index].Hash;

    private async Task WriteAsync(HistoryRow row, JournalEntry? entry, CancellationToken cancellationToken)
    {
        await session.Transactions.RunAsync(async token =>
        {
            await session.History.WriteAsync(session.Session, row, token).ConfigureAwait(false);
            if (entry is not null)
            {
                await session.History.WriteAsync(session.Session, entry, token).ConfigureAwait(false);
            }
        }, cancellationToken).ConfigureAwait(false);
        _row = row;
    }

    private async Task<TimeSpan> FinishAsync(CancellationToken cancellationToken)
    {
        await session.ContinueAsync(cancellationToken).ConfigureAwait(false);
        var duration = Stopwatch.GetElapsedTime(_started);
        var at = session.Settings.Clock.Now();
        reporter.Committing(planned);
        var entry = HistoryTransitions.Entry(planned, session.Settings, at, duration, error: null) with { Affected = _affected };
        await WriteAsync(HistoryTransitions.Finished(planned, session.Settings, session.Token, at, duration), entry, cancellationToken).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(_started);
    }

    private async Task<StepFailure> RecordAsync(Exception exception)
    {
        var failed = exception as MongoStepFailedException;
        var cause = failed?.Cause ?? exception;
        var reason = MongoErrors.Reason(cause, failed?.Step.Collection, session.Server);
        var duration = Stopwatch.GetElapsedTime(_started);
        var row = After(failed);
        var aftermath = $"It runs step by step: {row.StepsDone} of its {planned.Steps.Count} steps are done and stay; "
            + $"{NextRun(row)}.";
        try
        {
            await session.ContinueAsync(CancellationToken.None).ConfigureAwait(false);
            var entry = HistoryTransitions.Entry(planned, session.Settings, session.Settings.Clock.Now(), duration, reason) with { Affected = _affected };
            await WriteAsync(HistoryTransitions.FailedHalfWay(row, duration, reason), entry, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception recording) when (recording is not MigrationLockException)
        {
            aftermath += $" The failure could not be recorded in the history: {MongoErrors.Reason(recording, null, session.Server).TrimEnd('.')}.";
        }

        return new StepFailure(planned, failed?.Step.Name, null, reason, aftermath, cause);
    }

    private string NextRun(HistoryRow row) => row switch
    {
        { BegunHash: null } => "the next run goes on with the step that failed",
        _ when planned.Steps[row.StepsDone].IsRepeatable => "the next run repeats the step that failed",
        _ => $"the step that failed may be done in part, so the next run asks for `repair {planned.Migration.Version}` first",
    };

    private HistoryRow After(MongoStepFailedException? failed) => failed switch
    {
        { EndedTransaction: true } => _row.WithStepBegun(failed.Step),
        not null when !HadBegun(failed.Index) && HadNoEffect(failed) => _row.WithoutStepBegun(),
        _ => _row,
    };

    // What became of an earlier attempt, an error of this one does not say.
    private bool HadBegun(int index) => index == planned.ResumeAfter && planned.Row is { IsUnfinished: true, BegunHash: not null };

    private static bool HadNoEffect(MongoStepFailedException failed) =>
        failed.Step.IsAtomic
            ? MongoErrors.IsCertain(failed.Cause)
            : failed.Step is not MongoCodeStep && MongoErrors.IsRefusal(failed.Cause);
}
