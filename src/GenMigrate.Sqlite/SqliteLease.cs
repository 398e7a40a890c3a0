using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenMigrate;

/// <summary>
/// The row that says who runs a migration without a transaction. Everything else is serialised by the database's own
/// write lock; every runner reads this row inside it.
/// </summary>
/// <param name="Token">Grows each time the lease is taken.</param>
/// <param name="Holder">Who has it; null: nobody.</param>
/// <param name="ExpiresAt">Until when it stands without a sign of life.</param>
internal sealed record SqliteLease(long Token, ProcessIdentity? Holder, DateTimeOffset? ExpiresAt)
{
    public static string CreateTable(string table) =>
        $"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY CHECK (id = 1), token INTEGER NOT NULL, machine TEXT, process_id INTEGER, process_start TEXT, program TEXT, expires_at TEXT)";

    public static string InsertRow(string table) => $"INSERT OR IGNORE INTO {table} (id, token) VALUES (1, 0)";

    public static string Select(string table) => $"SELECT token, machine, process_id, process_start, program, expires_at FROM {table} WHERE id = 1";

    public static string Update(string table) => $"UPDATE {table} SET token = @token, machine = @machine, process_id = @process_id, process_start = @process_start, program = @program, expires_at = @expires_at WHERE id = 1";

    public static SqliteLease Read(SqliteDataReader reader, string table)
    {
        var row = new StoredRow(reader, SqliteDialect.Instance, table, version: null);
        return new SqliteLease(
            row.Number(0),
            row.TextOrNull(1) is { } machine ? new ProcessIdentity(machine, row.Count(2), row.Text(3), row.Text(4)) : null,
            row.TimeOrNull(5));
    }

    public (string Name, object? Value)[] Parameters() =>
    [
        ("@token", Token), ("@machine", Holder?.Machine), ("@process_id", Holder?.ProcessId), ("@process_start", Holder?.ProcessStart), ("@program", Holder?.Program),
        ("@expires_at", ExpiresAt is { } at ? SqliteDialect.Instance.ToStored(at) : null),
    ];

    /// <summary>Whether somebody else has it and may be alive.</summary>
    public bool IsHeldAt(DateTimeOffset now) => now < ExpiresAt && Holder is { IsKnownDead: false };

    /// <summary>Whether somebody else has it who has given no sign of life for too long, and may be alive all the same.</summary>
    public bool IsSilentAt(DateTimeOffset now) => now >= ExpiresAt && Holder is { IsKnownDead: false };
}
