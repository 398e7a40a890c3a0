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

    public static SqliteLease Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.IsDBNull(1) ? null : new ProcessIdentity(reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4)),
        reader.IsDBNull(5) ? null : DateTimeOffset.Parse(reader.GetString(5), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

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
