using Microsoft.Data.Sqlite;

namespace GenMigrate.Benchmarks;

/// <summary>
/// The best hand-written code: the same statements and the same rows as GenMigrate's, a transaction per migration,
/// commands prepared once. It has no lock, no fencing, no checksums, no plan, no resuming and no errors of its own.
/// </summary>
internal static class RawSqlite
{
    private const string Record = """
        INSERT INTO genmigrate_history (registry, kind, version, name, state, direction, steps_done, applied_at, execution_time_ms, success, rolled_back, rolled_back_at, applied_by, token)
        VALUES ('', 'migration', @version, @name, @state, @direction, 0, @at, 0, @success, @rolled_back, NULL, @by, 0)
        ON CONFLICT (registry, kind, version) DO UPDATE SET state = excluded.state, direction = excluded.direction, applied_at = excluded.applied_at, success = excluded.success, rolled_back = excluded.rolled_back;
        INSERT INTO genmigrate_journal (at, registry, kind, version, action, outcome, duration_ms, done_by) VALUES (@at, '', 'migration', @version, @direction, 'done', 0, @by)
        """;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS genmigrate_history (
            registry TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, description TEXT, checksum TEXT,
            state TEXT NOT NULL, direction TEXT NOT NULL, steps_done INTEGER NOT NULL, step_hashes TEXT, applied_at TEXT, execution_time_ms INTEGER,
            success INTEGER NOT NULL, error_message TEXT, rolled_back INTEGER NOT NULL, rolled_back_at TEXT, applied_by TEXT, token INTEGER NOT NULL,
            PRIMARY KEY (registry, kind, version)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS genmigrate_journal (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, registry TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
            action TEXT NOT NULL, outcome TEXT NOT NULL, duration_ms INTEGER NOT NULL, error_message TEXT, done_by TEXT NOT NULL)
        """;

    /// <summary>Whether all is applied: what a start with nothing to do asks.</summary>
    public static bool IsUpToDate(string file, RawMigration[] migrations)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM genmigrate_history WHERE registry = '' AND kind = 'migration' AND state = 'applied' ORDER BY version";
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            if (count == migrations.Length || migrations[count++].Version != reader.GetInt64(0))
            {
                return false;
            }
        }

        return count == migrations.Length;
    }

    /// <summary>Applies all, one after the other.</summary>
    public static void Apply(string file, RawMigration[] migrations) => Run(file, migrations, "up");

    /// <summary>Rolls all back, the last one first.</summary>
    public static void RollBack(string file, RawMigration[] migrations) => Run(file, migrations.Reverse(), "down");

    private static void Run(string file, IEnumerable<RawMigration> migrations, string direction)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, null, "PRAGMA journal_mode = WAL");
        Execute(connection, null, Tables);
        var isUp = direction == "up";
        using var record = connection.CreateCommand();
        record.CommandText = Record;
        var version = record.Parameters.Add("@version", SqliteType.Integer);
        var name = record.Parameters.Add("@name", SqliteType.Text);
        var at = record.Parameters.Add("@at", SqliteType.Text);
        record.Parameters.AddWithValue("@state", isUp ? "applied" : "rolled_back");
        record.Parameters.AddWithValue("@direction", direction);
        record.Parameters.AddWithValue("@success", isUp);
        record.Parameters.AddWithValue("@rolled_back", !isUp);
        record.Parameters.AddWithValue("@by", Environment.MachineName);
        foreach (var migration in migrations)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            Execute(connection, transaction, isUp ? migration.Up : migration.Down);
            version.Value = migration.Version;
            name.Value = migration.Name;
            at.Value = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
            record.Transaction = transaction;
            record.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
