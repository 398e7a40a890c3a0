using System.Data.Common;

namespace GenMigrate;

/// <summary>
/// What the sessions of SQL databases share: how a unit is executed and recorded. A provider says how a transaction
/// begins under the lock, and whatever its database needs around it.
/// </summary>
internal abstract class RelationalSession : IMigrationSession
{
    protected RelationalSession(SqlDialect dialect, MigrationSettings settings)
    {
        Dialect = dialect;
        Settings = settings;
        History = new HistorySql(dialect, settings);
    }

    /// <summary>The connection that migrations run on.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>The open transaction; null where there is none.</summary>
    public abstract DbTransaction? Transaction { get; }

    /// <summary>The fencing token that history is written with.</summary>
    public abstract long Token { get; }

    /// <summary>Whether <see cref="BeginAsync"/>'s transaction is still open: a step of code may have ended it.</summary>
    public abstract bool IsTransactionOpen { get; }

    /// <summary>Whether a commit by a step's code is refused, so that a transaction that is gone has been rolled back.</summary>
    public virtual bool OnlyRunnerCommits => false;

    public SqlDialect Dialect { get; }

    public MigrationSettings Settings { get; }

    public HistorySql History { get; }

    public abstract Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(MigrationKind kind, CancellationToken cancellationToken);

    public abstract Task AcquireLockAsync(CancellationToken cancellationToken);

    public abstract Task ReleaseLockAsync();

    public abstract ValueTask DisposeAsync();

    public Task<UnitOutcome> ExecuteAsync(MigrationUnit unit, MigrationReporter reporter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(reporter);
        return unit.IsTransactional
            ? new TransactionalExecution(this, unit, reporter).RunAsync(cancellationToken)
            : new StepwiseExecution(this, unit, reporter).RunAsync(cancellationToken);
    }

    public async Task<bool> RecordAsync(IReadOnlyList<HistoryChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (!await BeginAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            foreach (var change in changes)
            {
                await (change.Remove ? RemoveAsync(change.Row, cancellationToken) : WriteAsync(change.Row, cancellationToken)).ConfigureAwait(false);
                if (change.Entry is { } entry)
                {
                    await WriteAsync(entry, cancellationToken).ConfigureAwait(false);
                }
            }

            await CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch
        {
            await RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Begins a transaction in which nobody else can change the history, and makes sure that this session may write.
    /// </summary>
    /// <returns>False, without a transaction: the history has changed since it was read.</returns>
    /// <exception cref="MigrationLockException">The lock was lost, or the database's own could not be had in time.</exception>
    public abstract Task<bool> BeginAsync(CancellationToken cancellationToken);

    public abstract Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Takes back whatever is open. Never throws.</summary>
    public abstract Task RollbackAsync();

    /// <summary>Before a unit begins, outside of any transaction.</summary>
    public virtual Task PrepareAsync(MigrationUnit unit, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Inside a transaction, after its steps and before the history is written.</summary>
    public virtual Task CheckAsync(PlannedMigration planned, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After a unit, whatever came of it.</summary>
    public virtual Task RestoreAsync(MigrationUnit unit) => Task.CompletedTask;

    /// <summary>Inside the transaction that writes the first row of an opted-out migration: makes sure that nobody else starts until it ends.</summary>
    public virtual Task EnterStepwiseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Inside the transaction that writes its last row: others may start again.</summary>
    public virtual Task LeaveStepwiseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before a statement that the database does not take in a transaction.</summary>
    public virtual Task PrepareAloneAsync(SqlStatement statement, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Executes one statement of a step.</summary>
    public abstract Task ExecuteAsync(SqlStatement statement, PlannedMigration planned, CancellationToken cancellationToken);

    /// <summary>Calls a step's code so that cancelling stops it as far as the driver can.</summary>
    public virtual Task RunAsync(CodeStep step, SqlMigrationContext context, PlannedMigration planned, CancellationToken cancellationToken) => step.RunAsync(context, cancellationToken);

    /// <summary>The database's words for an error, without values; and where in the statement's text it lies, if it says so.</summary>
    public abstract (string Reason, int? Offset) Explain(Exception exception);

    /// <summary>Writes a row of the history.</summary>
    public virtual Task WriteAsync(HistoryRow row, CancellationToken cancellationToken) => ExecuteAsync(History.Upsert(row.Kind), History.Parameters(row), cancellationToken);

    /// <summary>Appends to the journal.</summary>
    public Task WriteAsync(JournalEntry entry, CancellationToken cancellationToken) => ExecuteAsync(History.InsertJournal, History.Parameters(entry), cancellationToken);

    /// <summary>Executes a statement of ours.</summary>
    protected async Task<int> ExecuteAsync(string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken)
    {
        var command = Command(sql, parameters);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A command of ours in the open transaction.</summary>
    protected DbCommand Command(string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private Task<int> RemoveAsync(HistoryRow row, CancellationToken cancellationToken) =>
        ExecuteAsync(History.Delete(row.Kind), [.. History.Key(row.Kind), ("@version", row.Version)], cancellationToken);
}
