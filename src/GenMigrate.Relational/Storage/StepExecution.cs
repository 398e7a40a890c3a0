using System.Data;
using System.Data.Common;

namespace GenMigrate;

/// <summary>Executes the steps of a migration, one by one, in whatever transaction the session has open.</summary>
internal sealed class StepExecution(RelationalSession session, MigrationReporter reporter)
{
    private const string LeftOpen = "the step's code has left a transaction open, which was rolled back: commit it, or dispose it";

    /// <summary>What a step's code did that breaks the runner's transaction.</summary>
    public const string NotItsOwn = "the step's code closed the connection or ended the transaction, which only the runner may do";

    private StepStatement? _sent;
    private bool _mayHavePartialEffect;

    /// <summary>Whether nothing of the step that ran last, without a transaction, is in the database, now that it has failed.</summary>
    public bool HadNoEffect(Exception exception) =>
        !_mayHavePartialEffect && (_sent is null || session.HadNoEffect(_sent.Statement, StepFailedException.CauseOf(exception)));

    /// <summary>Executes a step, and tells that it starts. That it is done, the caller tells when it is.</summary>
    /// <returns>How many rows it has changed; complete once the transaction is committed, or the session settled.</returns>
    /// <exception cref="StepFailedException">With the place of the failure.</exception>
    public async Task<AffectedRows> RunAsync(PlannedMigration planned, int index, CancellationToken cancellationToken)
    {
        _sent = null;
        _mayHavePartialEffect = false;
        var affected = new AffectedRows();
        cancellationToken.ThrowIfCancellationRequested();
        reporter.StepStarting(planned, index);
        await session.ContinueSettingsAsync(planned, index, cancellationToken).ConfigureAwait(false);
        switch (planned.Steps[index])
        {
            case SqlStep step:
                await RunAsync(step, planned, index, affected, cancellationToken).ConfigureAwait(false);
                break;
            case CodeStep step:
                await RunAsync(step, planned, index, affected, cancellationToken).ConfigureAwait(false);
                break;
        }

        if (reporter.IsWatched)
        {
            await session.SettleAsync(cancellationToken).ConfigureAwait(false);
        }

        return affected;
    }

    private async Task RunAsync(SqlStep step, PlannedMigration planned, int index, AffectedRows affected, CancellationToken cancellationToken)
    {
        for (var number = 0; number < step.Statements.Count; number++)
        {
            var statement = new StepStatement(planned, index, step, number) { Affected = affected };
            try
            {
                if (!step.IsTransactional)
                {
                    await session.PrepareAloneAsync(statement.Statement, cancellationToken).ConfigureAwait(false);
                }

                _mayHavePartialEffect = number > 0;
                _sent = statement;
                await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                throw statement.Failed(session, exception);
            }
        }
    }

    private async Task RunAsync(CodeStep step, PlannedMigration planned, int index, AffectedRows affected, CancellationToken cancellationToken)
    {
        var context = new SqlMigrationContext(
            session.Connection,
            session.Transaction,
            session.Settings,
            session.CommandTimeout,
            affected,
            (done, total, message) => reporter.StepRunning(planned, index, done, total, message));
        var isOfCode = false;
        try
        {
            await session.PrepareCodeAsync(cancellationToken).ConfigureAwait(false);
            isOfCode = true;
            _mayHavePartialEffect = true;
            await session.RunAsync(step, context, planned, cancellationToken).ConfigureAwait(false);
            if (await session.IsTransactionOpenAsync().ConfigureAwait(false) != step.IsTransactional)
            {
                throw new InvalidOperationException(step.IsTransactional ? NotItsOwn : LeftOpen);
            }
        }
        catch (Exception exception) when (isOfCode ? !IsCancellation(exception, cancellationToken) : IsFailure(exception, cancellationToken))
        {
            // Code may use a runner of its own, on another database: that one's lock is not this one's.
            var hasEnded = await HasEndedTransactionAsync().ConfigureAwait(false);
            throw new StepFailedException(planned, index, exception) { EndedTransaction = hasEnded && step.IsTransactional };
        }
    }

    // With the connection, the transaction was rolled back.
    private async Task<bool> HasEndedTransactionAsync()
    {
        if (session.OnlyRunnerCommits || session.Connection.State != ConnectionState.Open)
        {
            return false;
        }

        try
        {
            return !await session.IsTransactionOpenAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // Nobody knows, so the rollback will take all of it back: steps must not be called done that are not there.
            return false;
        }
    }

    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not (MigrationLockException or StepFailedException) && !IsCancellation(exception, cancellationToken);

    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) => exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
