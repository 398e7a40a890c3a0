using Npgsql;

namespace GenMigrate;

/// <content>How a step's statements and code are executed, and what their errors say.</content>
internal sealed partial class PostgreSqlSession
{
    public override Task PrepareAloneAsync(SqlStatement statement, CancellationToken cancellationToken) =>
        new PostgreSqlAlone(this, Working).PrepareAsync(statement, cancellationToken);

    public override Task ExecuteAsync(StepStatement statement, CancellationToken cancellationToken)
    {
        var first = statement.Statement.Tokens[0];
        _hasNewTypes |= first.Is("CREATE") || first.Is("ALTER") || first.Is("DO");
        if (!_isInTransaction)
        {
            return new PostgreSqlAlone(this, Working).ExecuteAsync(statement, cancellationToken);
        }

        EnsureChecked();
        _pipeline.Add(statement);
        return Task.CompletedTask;
    }

    public override async Task RunAsync(
        CodeStep step, SqlMigrationContext context, PlannedMigration planned, CancellationToken cancellationToken)
    {
        var watch = WatchLocks();
        await using (watch.ConfigureAwait(false))
        {
            await step.RunAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says who holds the locks that the session waits for, until it is disposed.</summary>
    public LockWatch WatchLocks() => new(_connections, Settings, _lock is { IsSession: true } held ? held.Working.ProcessID : null);

    public override Task SettleAsync(CancellationToken cancellationToken) => _pipeline.FlushAsync(Working, cancellationToken);

    public override async Task PrepareCodeAsync(CancellationToken cancellationToken)
    {
        EnsureChecked();
        await _pipeline.FlushAsync(Working, cancellationToken).ConfigureAwait(false);
        if (_hasNewTypes)
        {
            // The driver has read the server's types when it connected; code may meet those made since.
            await Working.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        }

        _hasNewTypes = true;
    }

    public override async Task<bool> IsTransactionOpenAsync()
    {
        if (_isInTransaction)
        {
            return await PostgreSqlTransaction.IsOpenAsync(Working, _transaction, _settings!.Beginning).ConfigureAwait(false);
        }

        _mustRollBack = await PostgreSqlTransaction.IsLeftOpenAsync(Working).ConfigureAwait(false);
        return _mustRollBack;
    }

    /// <remarks>What commits by itself may have done so before it failed; if no body of it was being executed, it has not.</remarks>
    public override bool HadNoEffect(SqlStatement statement, Exception cause) =>
        PostgreSqlErrors.AnswerOf(cause) is { InvariantSeverity: "ERROR" } answer
            && (!SqlFacts.MayCommit(statement) || string.IsNullOrEmpty(answer.Where));

    public override string Explain(Exception exception) => PostgreSqlErrors.Explain(exception);

    public override SqlPosition Locate(SqlStatement statement, Exception exception) =>
        exception is PostgresException { Position: > 0 } postgres
            ? statement.PositionAtCharacter(postgres.Position) : statement.PositionAt(0);
}
