using MongoDB.Bson;

namespace GenMigrate;

/// <summary>Executes a step, or a batch of one, in whatever transaction the session has open.</summary>
internal sealed class MongoStepExecution(MongoSession session, MigrationReporter reporter)
{
    /// <returns>How many documents it has changed; null where that is not known.</returns>
    /// <exception cref="MongoStepFailedException">With the place of the failure.</exception>
    public async Task<long?> RunAsync(PlannedMigration planned, int index, bool isRepeat, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        reporter.StepStarting(planned, index);
        var affected = await CallAsync(planned, index, async (run, token) =>
        {
            await ((WholeStep)planned.Steps[index]).RunAsync(run, token).ConfigureAwait(false);
            return run.Affected;
        }, isRepeat, cancellationToken).ConfigureAwait(false);
        reporter.StepDone(planned, index, affected);
        return affected;
    }

    /// <summary>Before the first batch of a step.</summary>
    /// <returns>How many documents are left to do.</returns>
    /// <exception cref="MongoStepFailedException">With the place of the failure.</exception>
    public Task<long> PrepareAsync(PlannedMigration planned, int index, BsonValue? position, CancellationToken cancellationToken) =>
        CallAsync(planned, index, async (run, token) =>
        {
            var step = (FieldStep)planned.Steps[index];
            await step.PrepareAsync(run, token).ConfigureAwait(false);
            return await step.CountAsync(run, position, token).ConfigureAwait(false);
        }, isRepeat: false, cancellationToken);

    /// <returns>What the batch has done; null: there is none left.</returns>
    /// <exception cref="MongoStepFailedException">With the place of the failure.</exception>
    public Task<MongoBatch?> RunBatchAsync(PlannedMigration planned, int index, BsonValue? position, CancellationToken cancellationToken) =>
        CallAsync(planned, index, (run, token) => ((FieldStep)planned.Steps[index]).RunBatchAsync(run, position, session.BatchSize, token), isRepeat: false, cancellationToken);

    private async Task<T> CallAsync<T>(PlannedMigration planned, int index, Func<MongoStepRun, CancellationToken, Task<T>> call, bool isRepeat, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var limit = planned.Migration.Timeout;
        var inTransaction = session.Session.IsInTransaction;
        using var timer = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        T result;
        try
        {
            result = await call(Run(planned, index, isRepeat), either.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever it is: a lock that the step's code did not get is another database's.
            cancellationToken.ThrowIfCancellationRequested();
            var cause = timer.IsCancellationRequested ? new TimeoutException($"it took longer than its TimeoutSeconds ({limit?.TotalSeconds:0}) and was stopped", exception) : exception;
            throw new MongoStepFailedException(planned, index, cause) { EndedTransaction = inTransaction && !session.Session.IsInTransaction };
        }

        return inTransaction == session.Session.IsInTransaction
            ? result
            : throw new MongoStepFailedException(planned, index, new InvalidOperationException("the step's code began or ended a transaction on the runner's session, which only the runner may do")) { EndedTransaction = inTransaction };
    }

    private MongoStepRun Run(PlannedMigration planned, int index, bool isRepeat) => new()
    {
        Database = session.Database,
        Session = session.Session,
        Settings = session.Settings,
        IsRepeat = isRepeat,
        Timeout = planned.Migration.Timeout,
        Report = (done, total, message) => reporter.StepRunning(planned, index, done, total, message),
    };
}
