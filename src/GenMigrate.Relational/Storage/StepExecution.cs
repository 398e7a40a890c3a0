namespace GenMigrate;

/// <summary>Executes the steps of a migration, one by one, in whatever transaction the session has open.</summary>
internal sealed class StepExecution(RelationalSession session, MigrationReporter reporter)
{
    /// <summary>What a step's code did that breaks the runner's transaction.</summary>
    public const string NotItsOwn = "the step's code closed the connection or ended the transaction, which only the runner may do";

    /// <exception cref="StepFailedException">With the place of the failure.</exception>
    public async Task RunAsync(PlannedMigration planned, int index, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        reporter.StepStarting(planned, index);
        switch (planned.Steps[index])
        {
            case SqlStep step:
                await RunAsync(step, planned, index, cancellationToken).ConfigureAwait(false);
                break;
            case CodeStep step:
                await RunAsync(step, planned, index, cancellationToken).ConfigureAwait(false);
                break;
        }

        reporter.StepDone(planned, index);
    }

    private async Task RunAsync(SqlStep step, PlannedMigration planned, int index, CancellationToken cancellationToken)
    {
        foreach (var statement in step.Statements)
        {
            try
            {
                if (!step.IsTransactional)
                {
                    await session.PrepareAloneAsync(statement, cancellationToken).ConfigureAwait(false);
                }

                await session.ExecuteAsync(statement, planned, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                var line = session.Explain(exception).Offset is { } offset
                    ? step.LineOf(statement) + statement.Text.AsSpan(0, Math.Min(offset, statement.Text.Length)).Count('\n')
                    : step.LineOf(statement);
                throw new StepFailedException(planned, index, line, exception);
            }
        }
    }

    private async Task RunAsync(CodeStep step, PlannedMigration planned, int index, CancellationToken cancellationToken)
    {
        var context = new SqlMigrationContext(session.Connection, session.Transaction, session.Settings, (done, total, message) => reporter.StepRunning(planned, index, done, total, message));
        try
        {
            await session.RunAsync(step, context, planned, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            throw new StepFailedException(planned, index, null, exception) { EndedTransaction = EndedTransaction };
        }

        if (!session.IsTransactionOpen)
        {
            throw new StepFailedException(planned, index, null, new InvalidOperationException(NotItsOwn)) { EndedTransaction = EndedTransaction };
        }
    }

    private bool EndedTransaction => !session.IsTransactionOpen && !session.OnlyRunnerCommits;

    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not MigrationLockException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
