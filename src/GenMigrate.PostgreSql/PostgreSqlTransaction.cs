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

    private const string Started = "genmigrate.started";

    /// <summary>What is selected to set a migration's limits, <c>$1</c> and <c>$2</c>, and the time it begins at, for the transaction.</summary>
    public const string Enter =
        $"pg_catalog.set_config('lock_timeout', $1, true), pg_catalog.set_config('statement_timeout', $2, true), pg_catalog.set_config('{Started}', extract(epoch FROM pg_catalog.clock_timestamp())::float8::text, true)";

    /// <summary>An expression: the seconds since then.</summary>
    public const string Elapsed = $"(extract(epoch FROM pg_catalog.clock_timestamp())::float8 - pg_catalog.current_setting('{Started}')::float8)";

    /// <summary>Has nothing in a transaction wait for a lock longer than by default.</summary>
    public static string LimitLocks => $"SELECT pg_catalog.set_config('lock_timeout', '{Milliseconds(DefaultLockTimeout)}', true)";

    /// <summary>The settings that limit a migration's statements; 0 is without limit.</summary>
    public static IEnumerable<(string Name, string Milliseconds)> Limits(MigrationDescriptor migration) =>
    [
        ("lock_timeout", Milliseconds(migration.LockTimeout ?? DefaultLockTimeout)),
        ("statement_timeout", Milliseconds(migration.Timeout ?? TimeSpan.Zero)),
    ];

    /// <summary>Whether the transaction that was entered is still there; one that an error has stopped is.</summary>
    /// <exception cref="NpgsqlException">It cannot be told: the server has not answered that, or a reader that is open keeps it from being asked.</exception>
    public static async Task<bool> IsOpenAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        if (connection.State != ConnectionState.Open)
        {
            return false;
        }

        try
        {
            var command = new NpgsqlCommand($"SELECT coalesce(pg_catalog.current_setting('{Started}', true), '') <> ''", connection);
            await using (command.ConfigureAwait(false))
            {
                return (bool)(await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false))!;
            }
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            return true;
        }
        catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception) && (connection.State != ConnectionState.Open || HasCompleted(transaction)))
        {
            return false;
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
