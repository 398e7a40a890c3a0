using System.Data;
using System.Globalization;
using Npgsql;

namespace GenMigrate;

/// <summary>What a transaction knows of the migration in it: its limits and when it began. All of it ends with the transaction.</summary>
internal static class PostgreSqlTransaction
{
    /// <summary>
    /// A lock is not waited for longer than this unless the migration says so: everything that comes after a waiting
    /// ALTER TABLE waits behind it (postgresql.org/docs/current/explicit-locking.html).
    /// </summary>
    private static readonly TimeSpan DefaultLockTimeout = TimeSpan.FromSeconds(5);

    /// <summary>With a higher level, a row that an application changes meanwhile would end the transaction.</summary>
    public const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED";

    private const string Started = "genmigrate.started";

    /// <summary>What is selected to set a migration's limits, <c>$1</c> and <c>$2</c>, and the time it begins at, for the transaction.</summary>
    public const string Enter =
        $"pg_catalog.set_config('lock_timeout', $1, true), pg_catalog.set_config('statement_timeout', $2, true), {Unlimited}, "
        + $"pg_catalog.set_config('{Started}', extract(epoch FROM pg_catalog.clock_timestamp())::float8::text, true)";

    /// <summary>An expression: the seconds since then; since the transaction began if a RESET ALL has taken the time away.</summary>
    public const string Elapsed = $"""
        (extract(epoch FROM pg_catalog.clock_timestamp())::float8
            - coalesce(nullif(pg_catalog.current_setting('{Started}', true), '')::float8, extract(epoch FROM pg_catalog.now())::float8))
        """;

    // A role's limits for requests, which no migration keeps to. transaction_timeout is there from version 17 on.
    private const string Unlimited = """
        pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true),
            CASE WHEN pg_catalog.current_setting('transaction_timeout', true) IS NOT NULL
                THEN pg_catalog.set_config('transaction_timeout', '0', true) END
        """;

    /// <summary>Has nothing in a transaction wait for a lock longer than by default.</summary>
    public static string LimitLocks => $"SELECT pg_catalog.set_config('lock_timeout', '{Milliseconds(DefaultLockTimeout)}', true)";

    /// <summary>The settings that limit a migration's statements; 0 is without limit.</summary>
    public static IEnumerable<(string Name, string Milliseconds)> Limits(MigrationDescriptor migration) =>
    [
        ("lock_timeout", Milliseconds(migration.LockTimeout ?? DefaultLockTimeout)),
        ("statement_timeout", Milliseconds(migration.Timeout ?? TimeSpan.Zero)),
    ];

    /// <summary>When the open transaction began, as a number that no other transaction of the session has.</summary>
    public const string Beginning = "(extract(epoch FROM pg_catalog.now()) * 1000000)::bigint";

    /// <summary>Whether the transaction of a <see cref="Beginning"/> is still there; one that an error has stopped is.</summary>
    /// <exception cref="NpgsqlException">It cannot be told: the server has not answered that, or a reader that is open keeps it from being asked.</exception>
    public static async Task<bool> IsOpenAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, long beginning)
    {
        if (connection.FullState == ConnectionState.Broken)
        {
            throw new NpgsqlException("the server or the network ended it while the step's code ran");
        }

        if (connection.State != ConnectionState.Open)
        {
            return false;
        }

        try
        {
            var command = new NpgsqlCommand($"SELECT {Beginning}", connection);
            await using (command.ConfigureAwait(false))
            {
                return (long)(await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false))! == beginning;
            }
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            return true;
        }
        catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception) && !PostgreSqlErrors.IsConnectionLoss(exception) && (connection.State != ConnectionState.Open || HasCompleted(transaction)))
        {
            return false;
        }
    }

    /// <summary>Whether a transaction is open where none was entered: then what is set for the transaction outlives a statement.</summary>
    public static async Task<bool> IsLeftOpenAsync(NpgsqlConnection connection)
    {
        if (connection.State != ConnectionState.Open)
        {
            return false;
        }

        try
        {
            await AskAsync($"SELECT pg_catalog.set_config('{Started}', 'left open', true)").ConfigureAwait(false);
            return await AskAsync($"SELECT pg_catalog.current_setting('{Started}', true)").ConfigureAwait(false) == "left open";
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            return true;
        }

        async Task<string?> AskAsync(string sql)
        {
            var command = new NpgsqlCommand(sql, connection);
            await using (command.ConfigureAwait(false))
            {
                return await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) as string;
            }
        }
    }

    // What the server said last, without asking it: the driver refuses to tell the level of one that is over.
    private static bool HasCompleted(NpgsqlTransaction? transaction)
    {
        try
        {
            _ = transaction?.IsolationLevel;
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
