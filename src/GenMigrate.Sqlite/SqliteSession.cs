using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// A runner's connection to SQLite. The lock is the database's own write lock: before each migration, inside
/// <c>BEGIN IMMEDIATE</c>, the lease of an opted-out migration and the history are read again.
/// </summary>
internal sealed class SqliteSession : RelationalSession
{
    private readonly SqliteConnection _connection;
    private readonly SqliteMigrationDatabase _database;
    private readonly Action _close;
    private readonly SqliteCommands _commands;
    private readonly SqliteTransactions _transactions;
    private readonly SqliteLeaseKeeper _lease;
    private readonly SqliteSchema _schema;
    private readonly SqliteForeignKeys _foreignKeys;
    private readonly SqliteSnapshot _snapshot;
    private bool _isLocked;
    private bool _hasCode;

    public SqliteSession(SqliteConnection connection, MigrationSettings settings, SqliteMigrationDatabase database, Action close)
        : base(SqliteDialect.Instance, settings)
    {
        _connection = connection;
        _database = database;
        _close = close;
        _commands = new SqliteCommands(connection, settings);
        _transactions = new SqliteTransactions(connection, _commands);
        _lease = new SqliteLeaseKeeper(_commands, settings, LockTable);
        _snapshot = new SqliteSnapshot(connection, _commands, _lease, settings, ReadRows);
        _schema = new SqliteSchema(this, _commands, database);
        _foreignKeys = new SqliteForeignKeys(_commands, Dialect, _snapshot);
    }

    public override DbConnection Connection => _connection;

    public override DbTransaction? Transaction => _commands.Transaction;

    public override long Token => _lease.Current.Token;

    public override bool OnlyRunnerCommits => true;

    public string LockTable => Dialect.Table(Settings, Settings.LockName);

    public override Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(MigrationKind kind, CancellationToken cancellationToken) =>
        ReadAsync(async () => _isLocked ? await _snapshot.ReadAsync(kind, cancellationToken).ConfigureAwait(false) : _snapshot.Look(kind), cancellationToken);

    public override async Task<ProcessIdentity?> FindRunnerAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            () => Task.FromResult<IReadOnlyList<SqliteLease>>(Read<SqliteLease>(Settings.LockName, () => [_lease.Read()])), cancellationToken).ConfigureAwait(false);
        var now = Settings.Clock.GetUtcNow();
        return found is [var lease] && (lease.IsHeldAt(now) || lease.Holder is { IsKnownAlive: true }) ? lease.Holder : null;
    }

    public override async Task<IReadOnlyList<LegacyHistoryRow>?> ReadLegacyHistoryAsync(string table, int? limit, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(() => Task.FromResult(SqliteLegacyHistory.Read(_commands, table, limit)), cancellationToken).ConfigureAwait(false);
        return found.SingleOrDefault();
    }

    public override Task<IReadOnlyList<string>> FindTablesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        ReadAsync(() => Task.FromResult(SqliteLegacyHistory.FindTables(_commands, names)), cancellationToken);

    public override async Task AcquireLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            OpenIfClosed();
            _foreignKeys.SetEnforced(_database.EnforcesForeignKeys);
            if (raw.sqlite3_db_readonly(_connection.Handle, "main") == 1)
            {
                // SQLite itself would let a migration begin, and fail at its first change.
                throw new MigrationDatabaseException(SqliteErrors.ReadOnly(_connection.DataSource));
            }

            await _schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
            _isLocked = true;
        }
        catch (SqliteException exception)
        {
            throw Translate(exception);
        }
    }

    public override async Task ReleaseLockAsync()
    {
        _isLocked = false;
        if (!_lease.IsOwn)
        {
            return;
        }

        try
        {
            await BeginImmediateAsync(CancellationToken.None).ConfigureAwait(false);
            if (_lease.Read().Token == _lease.Current.Token)
            {
                _lease.GiveBack();
                await CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is SqliteException or MigrationException)
        {
            // The lease ends by itself: with this process, or at its expiry.
        }

        await RollbackAsync().ConfigureAwait(false);
        _lease.Lose();
    }

    public override ValueTask DisposeAsync()
    {
        _transactions.Dispose();
        _commands.Dispose();
        _close();
        return ValueTask.CompletedTask;
    }

    public override async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeginImmediateAsync(cancellationToken).ConfigureAwait(false);
            if (_snapshot.IsCurrent() && await TryEnterAsync(cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }
        catch (SqliteException exception)
        {
            await RollbackAsync().ConfigureAwait(false);
            throw Translate(exception);
        }
        catch
        {
            await RollbackAsync().ConfigureAwait(false);
            throw;
        }

        await RollbackAsync().ConfigureAwait(false);
        return false;
    }

    public override Task<bool> IsTransactionOpenAsync() => Task.FromResult(_transactions.IsOpen);

    public override async Task CommitAsync(CancellationToken cancellationToken)
    {
        // Here and not when it began: others see it from now on, however long it took.
        if (_lease is { IsOwn: true, Current.Holder: not null })
        {
            _lease.Renew();
        }

        await _transactions.CommitAsync(cancellationToken).ConfigureAwait(false);
        _snapshot.Commit();
    }

    public override Task RollbackAsync()
    {
        _transactions.Rollback();
        _snapshot.Rollback();
        _foreignKeys.SchemaMayChange();
        return Task.CompletedTask;
    }

    public override Task PrepareAsync(MigrationUnit unit, CancellationToken cancellationToken)
    {
        _hasCode = unit.Migrations.Any(planned => planned.Steps.Any(step => step is CodeStep));
        return unit.Migrations.Any(planned => planned.Migration.ForeignKeys == ForeignKeyMode.CheckAtCommit)
            ? _commands.RetryAsync(_foreignKeys.Suspend, cancellationToken)
            : Task.CompletedTask;
    }

    public override Task CheckAsync(PlannedMigration planned, CancellationToken cancellationToken)
    {
        _foreignKeys.Check();
        return Task.CompletedTask;
    }

    public override Task RestoreAsync(MigrationUnit unit)
    {
        // A connection that a step's code has closed is set up anew when it is opened.
        if (_connection.State == System.Data.ConnectionState.Open)
        {
            _foreignKeys.Restore(_database.EnforcesForeignKeys);
        }

        return Task.CompletedTask;
    }

    public override Task EnterStepwiseAsync(CancellationToken cancellationToken)
    {
        _lease.Take();
        return Task.CompletedTask;
    }

    public override Task LeaveStepwiseAsync(CancellationToken cancellationToken)
    {
        _lease.GiveBack();
        return Task.CompletedTask;
    }

    public override Task ExecuteAsync(StepStatement statement, CancellationToken cancellationToken)
    {
        if (statement.Planned.Migration.ForeignKeys == ForeignKeyMode.Enforced && SqlFacts.DroppedTable(statement.Statement)?.NameIn(SqlLanguage.Sqlite) is { } table)
        {
            _foreignKeys.RefuseLossOfRows(table, isAlone: !_transactions.IsOpen);
        }
        else
        {
            _foreignKeys.SchemaMayChange();
        }

        return SendAsync(statement, cancellationToken);
    }

    public override Task RunAsync(CodeStep step, SqlMigrationContext context, PlannedMigration planned, CancellationToken cancellationToken)
    {
        _foreignKeys.SchemaMayChange();
        return SqliteInterrupt.RunAsync(_connection, planned.Migration.Timeout, () => step.RunAsync(context, cancellationToken), cancellationToken);
    }

    /// <remarks>Keys off: a table that others refer to is emptied before it is dropped, which they would refuse.</remarks>
    public override async Task DropEverythingAsync(CancellationToken cancellationToken)
    {
        _foreignKeys.SetEnforced(false);
        try
        {
            await base.DropEverythingAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _foreignKeys.SetEnforced(_database.EnforcesForeignKeys);
        }
    }

    /// <remarks>Indexes and triggers go with their table, and the tables that a virtual one is made of with that.</remarks>
    protected override Task<IReadOnlyList<string>> DropStatementsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(_commands.Query(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC, sql LIKE 'CREATE VIRTUAL%' DESC",
        reader => $"DROP {reader.GetString(0)} IF EXISTS {Dialect.Quote(reader.GetString(1))}"));

    /// <remarks>A statement takes effect as a whole. Only after a failed write the next one who opens the file finds out.</remarks>
    public override bool HadNoEffect(SqlStatement statement, Exception cause) => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is not (raw.SQLITE_IOERR or raw.SQLITE_CORRUPT),
        _ => cause is MigrationLockException or OperationCanceledException or TimeoutException,
    };

    public override string Explain(Exception exception) => exception switch
    {
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_COMMITHOOK } => StepExecution.NotItsOwn,
        SqliteException { SqliteErrorCode: raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH } sqlite => SqliteErrors.Reason(sqlite),
        SqliteException sqlite => Translate(sqlite).Message,
        _ => StepFailure.WordsOf(exception),
    };

    public override async Task WriteAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        await base.WriteAsync(row, cancellationToken).ConfigureAwait(false);
        _snapshot.Write(row);
    }

    protected override MigrationException? Translated(Exception exception) => exception is SqliteException sqlite ? Translate(sqlite) : null;

    /// <summary>Begins a transaction that holds the write lock.</summary>
    public async Task BeginImmediateAsync(CancellationToken cancellationToken)
    {
        OpenIfClosed();
        await _transactions.BeginAsync(_hasCode, cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        _commands.Execute(sql, parameters);
        return Task.CompletedTask;
    }

    protected override async Task<IEnumerable<JournalEntry>> ReadEntriesAsync(int last, CancellationToken cancellationToken) =>
        await ReadAsync<JournalEntry>(() => Task.FromResult<IReadOnlyList<JournalEntry>>(ReadEntries(last)), cancellationToken).ConfigureAwait(false);

    // There was no file to open yet, or a step's code has closed it.
    private void OpenIfClosed()
    {
        if (_connection.State != System.Data.ConnectionState.Open)
        {
            SqliteMigrationDatabase.Open(_connection);
            _foreignKeys.SetEnforced(_database.EnforcesForeignKeys);
        }
    }

    private MigrationException Translate(SqliteException exception) => SqliteErrors.Translate(exception, _connection.DataSource);

    private Task SendAsync(StepStatement statement, CancellationToken cancellationToken)
    {
        var migration = statement.Planned.Migration;

        // The driver's own waiting could not be cancelled. Inside a transaction the lock is held already.
        return _transactions.IsOpen ? RunAsync() : _commands.RetryAsync(() => _commands.WithoutCheckpointAsync(RunAsync), migration.LockTimeout, cancellationToken);

        Task RunAsync() => SqliteInterrupt.RunAsync(_connection, migration.Timeout, Execute, cancellationToken);

        Task Execute()
        {
            var changes = raw.sqlite3_total_changes(_connection.Handle);
            new SqliteStatement(statement.TextToNext).Execute(_connection, []);
            if (SqlFacts.ChangesRows(statement.Statement))
            {
                // Of a statement that changed none, the count is the one before's.
                var isChanged = raw.sqlite3_total_changes(_connection.Handle) != changes;
                statement.Affected?.Add(isChanged ? raw.sqlite3_changes(_connection.Handle) : 0);
            }

            return Task.CompletedTask;
        }
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(Func<Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken)
    {
        if (!_isLocked && _connection.State != System.Data.ConnectionState.Open)
        {
            // There is no file yet, and looking does not make it.
            return [];
        }

        var wait = new SqliteWait(Settings.Clock, Settings.LockWait);
        while (true)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (SqliteException exception) when (SqliteErrors.IsBusy(exception) && !wait.IsOver)
            {
                _commands.ReportLongWait(wait);
                await wait.NextAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (SqliteException exception)
            {
                throw Translate(exception);
            }
        }
    }

    private IReadOnlyList<HistoryRow> ReadRows(MigrationKind kind) =>
        History.Checked(Read(Settings.HistoryOf(kind), () => _commands.Query(History.Select(kind), reader => History.Read(reader, kind), History.Key(kind))), kind);

    private List<JournalEntry> ReadEntries(int last) =>
        Read(Settings.JournalName, () => _commands.Query(History.SelectJournal(), History.ReadEntry, History.JournalKey(last)));

    private List<T> Read<T>(string table, Func<List<T>> select)
    {
        try
        {
            return select();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // Missing, or made by another runner a moment ago.
            return _schema.Has(table) ? select() : [];
        }
    }

    // Inside the write lock: false where somebody else has the lease. One that was left behind is ended.
    private async Task<bool> TryEnterAsync(CancellationToken cancellationToken)
    {
        if (_lease.IsOwn || _lease.Current.Holder is not { } holder)
        {
            return true;
        }

        if (_snapshot.IsHeldByOther(_lease.Current))
        {
            return false;
        }

        Settings.ReportTakeover(holder);
        _lease.TakeOver();
        await WriteAsync(new JournalEntry(Settings.Clock.Now(), Settings.Registry, MigrationKind.Migration, 0, JournalAction.Takeover, IsDone: true, TimeSpan.Zero, null, Settings.Owner.ToString()), cancellationToken).ConfigureAwait(false);
        return true;
    }
}
