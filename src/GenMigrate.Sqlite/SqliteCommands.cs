using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>The statements of ours on a session's connection, and waiting for other connections.</summary>
internal sealed class SqliteCommands(SqliteConnection connection, MigrationSettings settings) : IDisposable
{
    /// <summary>
    /// A command timeout of the driver that makes it give up at once when the database is locked: it waits until the
    /// time gone by is at least the timeout in seconds, except for 0, which is for ever.
    /// </summary>
    internal const int DoNotWait = -1;

    private const int EnableForeignKeys = 1002;
    private const int LeaveAsItIs = -1;

    private readonly SqliteStatement _begin = new("BEGIN IMMEDIATE", isKept: true);
    private readonly SqliteStatement _commit = new("COMMIT", isKept: true);
    private readonly SqliteStatement _dataVersion = new("PRAGMA data_version", isKept: true);
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>The driver's own transaction, which its commands have to name; null where none is open, or it was begun without the driver.</summary>
    public SqliteTransaction? Transaction { get; set; }

    /// <summary>Whether the connection enforces foreign keys; asked without SQL (sqlite.org/c3ref/c_dbconfig_defensive.html).</summary>
    public bool AreForeignKeysEnforced => raw.sqlite3_db_config(connection.Handle, EnableForeignKeys, LeaveAsItIs, out var enforced) == raw.SQLITE_OK && enforced == 1;

    /// <summary>Changes when another connection commits something (sqlite.org/pragma.html#pragma_data_version).</summary>
    public long DataVersion => _dataVersion.Number(connection);

    /// <summary>Begins a transaction that holds the write lock.</summary>
    public void Begin() => _begin.Execute(connection, []);

    /// <summary>Commits what <see cref="Begin"/> has begun.</summary>
    public void Commit() => _commit.Execute(connection, []);

    /// <summary>Executes a statement of ours.</summary>
    public void Execute(string sql, params (string Name, object? Value)[] values) => Statement(sql).Execute(connection, values);

    /// <summary>Reads the number in the first row of a statement of ours.</summary>
    public long Number(string sql) => Statement(sql).Number(connection);

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _dataVersion.Dispose();
    }

    /// <summary>Reads the rows of a statement of ours.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        command.CommandTimeout = DoNotWait;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <inheritdoc cref="RetryAsync(Func{Task}, TimeSpan?, CancellationToken)"/>
    public Task RetryAsync(Action action, CancellationToken cancellationToken) => RetryAsync(
        () =>
        {
            action();
            return Task.CompletedTask;
        },
        limit: null,
        cancellationToken);

    /// <summary>
    /// Tries again, within the time that may be waited (or another
    /// <paramref name="limit"/>), as long as another connection is in the way. What is tried must have had no effect when
    /// the database says that it is busy: a single statement.
    /// </summary>
    public async Task RetryAsync(Func<Task> action, TimeSpan? limit, CancellationToken cancellationToken)
    {
        var longest = limit ?? settings.LockWait;
        SqliteWait? wait = null;
        var timeout = connection.DefaultTimeout;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                connection.DefaultTimeout = DoNotWait;
                await action().ConfigureAwait(false);
                return;
            }
            catch (SqliteException exception) when (SqliteErrors.IsBusy(exception))
            {
                wait ??= new SqliteWait(settings.Clock, longest);
                if (wait.IsOver)
                {
                    throw LockedTooLong(limit is null ? "MigrationRunnerOptions.LockWait" : "LockTimeoutSeconds", longest, exception);
                }

                ReportLongWait(wait);
            }
            finally
            {
                connection.DefaultTimeout = timeout;
            }

            await wait.NextAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says what is waited for, and who holds it, where that has taken so long that it is worth knowing.</summary>
    public void ReportLongWait(SqliteWait wait)
    {
        if (wait.IsToReport())
        {
            settings.ReportWaiting($"the lock of the database '{connection.DataSource}'", SqliteLockHolder.Find(connection.DataSource));
        }
    }

    /// <summary>
    /// Runs a statement without the checkpoint that may follow it (sqlite.org/wal.html §3.1): that one leaves the write lock
    /// to others, for seconds after a VACUUM, while the statement does not return and its runner gives no sign of life.
    /// </summary>
    public async Task WithoutCheckpointAsync(Func<Task> action)
    {
        var pages = Number("PRAGMA wal_autocheckpoint");
        Execute("PRAGMA wal_autocheckpoint = 0");
        try
        {
            await action().ConfigureAwait(false);
        }
        finally
        {
            Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA wal_autocheckpoint = {pages}"));
        }
    }

    /// <summary>A command in the open transaction.</summary>
    public SqliteCommand Command(string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private MigrationLockException LockedTooLong(string option, TimeSpan limit, SqliteException exception)
    {
        var holder = SqliteLockHolder.Find(connection.DataSource);
        return new MigrationLockException(
            $"The database '{connection.DataSource}' was locked by {holder} for longer than {option} allows ({limit}). Let that one finish, then run again.", holder, exception);
    }

    private SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = _statements[sql] = new SqliteStatement(sql);
        }

        return statement;
    }
}
