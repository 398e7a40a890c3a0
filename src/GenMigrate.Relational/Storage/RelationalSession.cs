using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace GenMigrate;

/// <summary>
/// What the sessions of SQL databases share: how a unit is executed and recorded. A provider says how a transaction
/// begins under the lock, and whatever its database needs around it.
/// </summary>
internal abstract class RelationalSession : IMigrationSession, ILegacyHistoryReader
{
    protected RelationalSession(SqlDialect dialect, MigrationSettings settings)
    {
        Dialect = dialect;
        Use(settings);
    }

    /// <summary>The connection that migrations run on.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>The open transaction; null where there is none.</summary>
    public abstract DbTransaction? Transaction { get; }

    /// <summary>The fencing token that history is written with.</summary>
    public abstract long Token { get; }

    /// <summary>Whether a commit by a step's code is refused, so that a transaction that is gone has been rolled back.</summary>
    public virtual bool OnlyRunnerCommits => false;

    public SqlDialect Dialect { get; }

    /// <summary>The time limit, in seconds, of commands that a step of code makes; 0: none; null: the driver's own.</summary>
    public virtual int? CommandTimeout => null;

    public MigrationSettings Settings { get; private set; }

    public HistorySql History { get; private set; }

    public abstract Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(MigrationKind kind, CancellationToken cancellationToken);

    public async Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(int last, CancellationToken cancellationToken)
    {
        var entries = await ReadEntriesAsync(last, cancellationToken).ConfigureAwait(false);
        return [.. entries.Reverse()];
    }

    public abstract Task<ProcessIdentity?> FindRunnerAsync(CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<LegacyHistoryRow>?> ReadLegacyHistoryAsync(string table, int? limit, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<string>> FindTablesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

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

    public virtual async Task<IReadOnlyList<UnitOutcome>> ExecuteAsync(IReadOnlyList<MigrationUnit> units, MigrationReporter reporter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(units);
        return [await ExecuteAsync(units[0], reporter, cancellationToken).ConfigureAwait(false)];
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
        catch (Exception exception)
        {
            await RollbackAsync().ConfigureAwait(false);
            if (Translated(exception) is { } error)
            {
                throw error;
            }

            throw;
        }
    }

    public virtual async Task DropEverythingAsync(CancellationToken cancellationToken)
    {
        if (!await BeginAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new MigrationLockException("Another runner changed the database at the same moment, so nothing was dropped. Look at `status`, then run again.");
        }

        try
        {
            foreach (var statement in await DropStatementsAsync(cancellationToken).ConfigureAwait(false))
            {
                await ExecuteAsync(statement, [], cancellationToken).ConfigureAwait(false);
            }

            await CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await RollbackAsync().ConfigureAwait(false);
            if (Translated(exception) is { } error)
            {
                throw error;
            }

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

    /// <summary>Inside a transaction, before the steps of a migration.</summary>
    public virtual Task EnterAsync(PlannedMigration planned, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before each step of a migration that opted out: sets again for the session what its steps before have set.</summary>
    public virtual Task ContinueSettingsAsync(PlannedMigration planned, int index, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>
    /// Whether a transaction is open: a step of code may have ended <see cref="BeginAsync"/>'s, or left one of its own.
    /// Where that cannot be told, the driver's exception says why.
    /// </summary>
    public abstract Task<bool> IsTransactionOpenAsync();

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

    /// <summary>
    /// Whether the error of a statement without a transaction says for certain that the statement has had no effect.
    /// After a lost connection, for one, nobody knows.
    /// </summary>
    public abstract bool HadNoEffect(SqlStatement statement, Exception cause);

    /// <summary>
    /// Executes one statement of a step, or takes it along with what is executed later in the same transaction: then it
    /// is later that <see cref="StepFailedException"/> says which one failed.
    /// </summary>
    public abstract Task ExecuteAsync(StepStatement statement, CancellationToken cancellationToken);

    /// <summary>Executes what was only taken along until now, so that it can be said what is done.</summary>
    public virtual Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// After a transaction failed and was rolled back: waits for what stood in its way, if trying again makes sense.
    /// </summary>
    /// <param name="cause">What it failed with.</param>
    /// <param name="elapsed">How long it has been tried.</param>
    /// <param name="attempt">How often it has been tried, from 1.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Whether to try again.</returns>
    public virtual Task<bool> WaitToRetryAsync(Exception cause, TimeSpan elapsed, int attempt, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Before a step's code: whatever of the runner's own is to be done by then.</summary>
    public virtual Task PrepareCodeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Calls a step's code, and nothing of the runner's that can fail, so that cancelling stops it as far as the driver can.</summary>
    public virtual Task RunAsync(CodeStep step, SqlMigrationContext context, PlannedMigration planned, CancellationToken cancellationToken) => step.RunAsync(context, cancellationToken);

    /// <summary>The database's words for an error, without values.</summary>
    public abstract string Explain(Exception exception);

    /// <summary>Where in its step's text a statement failed.</summary>
    public virtual SqlPosition Locate(SqlStatement statement, Exception exception) => statement.PositionAt(0);

    /// <summary>Writes what a transactional migration leaves when it is done.</summary>
    public virtual async Task WriteFinishedAsync(HistoryRow row, JournalEntry entry, CancellationToken cancellationToken)
    {
        await WriteAsync(row, cancellationToken).ConfigureAwait(false);
        await WriteAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For an exception of the driver's, the one that says what to do; null for any other.</summary>
    protected abstract MigrationException? Translated(Exception exception);

    /// <summary>Inside a transaction: the statements that remove everything.</summary>
    protected abstract Task<IReadOnlyList<string>> DropStatementsAsync(CancellationToken cancellationToken);

    /// <summary>Writes a row of the history.</summary>
    public virtual Task WriteAsync(HistoryRow row, CancellationToken cancellationToken) => ExecuteAsync(History.Upsert(row.Kind), History.Parameters(row), cancellationToken);

    /// <summary>Appends to the journal.</summary>
    public Task WriteAsync(JournalEntry entry, CancellationToken cancellationToken) => ExecuteAsync(History.InsertJournal(), History.Parameters(entry), cancellationToken);

    /// <summary>The newest entries of the journal, the newest first; none where there is no journal.</summary>
    protected abstract Task<IEnumerable<JournalEntry>> ReadEntriesAsync(int last, CancellationToken cancellationToken);

    /// <summary>Executes a statement of ours.</summary>
    protected abstract Task ExecuteAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken);

    /// <summary>Changes where the tables are looked for.</summary>
    [MemberNotNull(nameof(Settings), nameof(History))]
    protected void Use(MigrationSettings settings)
    {
        Settings = settings;
        History = new HistorySql(Dialect, settings);
    }

    private Task RemoveAsync(HistoryRow row, CancellationToken cancellationToken) =>
        ExecuteAsync(History.Delete(row.Kind), [.. History.Key(row.Kind), ("@version", row.Version)], cancellationToken);
}
