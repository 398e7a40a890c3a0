using Npgsql;

namespace GenMigrate.Benchmarks;

/// <summary>The best hand-written code on PostgreSQL; see <see cref="RawSqlite"/>.</summary>
internal static class RawPostgreSql
{
    private const string RecordHistory = """
        INSERT INTO genmigrate_history (registry, kind, version, name, state, direction, steps_done, applied_at, execution_time_ms, success, rolled_back, rolled_back_at, applied_by, token)
        VALUES ('', 'migration', @version, @name, @state, @direction, 0, @at, 0, @success, @rolled_back, NULL, @by, 0)
        ON CONFLICT (registry, kind, version) DO UPDATE SET state = excluded.state, direction = excluded.direction, applied_at = excluded.applied_at, success = excluded.success, rolled_back = excluded.rolled_back
        """;

    private const string RecordJournal = """
        INSERT INTO genmigrate_journal (at, registry, kind, version, action, outcome, duration_ms, done_by) VALUES (@at, '', 'migration', @version, @direction, 'done', 0, @by)
        """;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS genmigrate_history (
            registry text NOT NULL, kind text NOT NULL, version bigint NOT NULL, name text NOT NULL, description text, checksum text,
            state text NOT NULL, direction text NOT NULL, steps_done bigint NOT NULL, step_hashes text, applied_at timestamptz, execution_time_ms bigint,
            success boolean NOT NULL, error_message text, rolled_back boolean NOT NULL, rolled_back_at timestamptz, applied_by text, token bigint NOT NULL,
            PRIMARY KEY (registry, kind, version));
        CREATE TABLE IF NOT EXISTS genmigrate_journal (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, registry text NOT NULL, kind text NOT NULL, version bigint NOT NULL,
            action text NOT NULL, outcome text NOT NULL, duration_ms bigint NOT NULL, error_message text, done_by text NOT NULL)
        """;

    /// <summary>Whether all is applied: what a start with nothing to do asks.</summary>
    public static async Task<bool> IsUpToDateAsync(string connectionString, RawMigration[] migrations)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT version FROM genmigrate_history WHERE registry = '' AND kind = 'migration' AND state = 'applied' ORDER BY version", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var count = 0;
        while (await reader.ReadAsync())
        {
            if (count == migrations.Length || migrations[count++].Version != reader.GetInt64(0))
            {
                return false;
            }
        }

        return count == migrations.Length;
    }

    /// <summary>Applies all, one after the other.</summary>
    public static Task ApplyAsync(string connectionString, RawMigration[] migrations) => RunAsync(connectionString, migrations, "up");

    /// <summary>Rolls all back, the last one first.</summary>
    public static Task RollBackAsync(string connectionString, RawMigration[] migrations) => RunAsync(connectionString, migrations.Reverse(), "down");

    // BEGIN travels with the first command, as Npgsql does it: three round trips for a migration.
    private static async Task RunAsync(string connectionString, IEnumerable<RawMigration> migrations, string direction)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var tables = new NpgsqlCommand(Tables, connection))
        {
            await tables.ExecuteNonQueryAsync();
        }

        var isUp = direction == "up";
        var version = new NpgsqlParameter<long>("@version", 0L);
        var name = new NpgsqlParameter<string>("@name", "");
        var at = new NpgsqlParameter<DateTime>("@at", DateTime.UtcNow);
        await using var record = new NpgsqlCommand(RecordHistory + ";" + RecordJournal, connection)
        {
            Parameters =
            {
                version, name, at,
                new NpgsqlParameter<string>("@state", isUp ? "applied" : "rolled_back"),
                new NpgsqlParameter<string>("@direction", direction),
                new NpgsqlParameter<bool>("@success", isUp),
                new NpgsqlParameter<bool>("@rolled_back", !isUp),
                new NpgsqlParameter<string>("@by", Environment.MachineName),
            },
        };
        await record.PrepareAsync();
        foreach (var migration in migrations)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand(isUp ? migration.Up : migration.Down, connection))
            {
                await command.ExecuteNonQueryAsync();
            }

            version.TypedValue = migration.Version;
            name.TypedValue = migration.Name;
            at.TypedValue = DateTime.UtcNow;
            await record.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }
}
