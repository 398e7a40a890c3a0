using System.Data.Common;
using System.Globalization;

namespace GenMigrate;

internal sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public override SqlLanguage Language => SqlLanguage.Sqlite;

    public override (string Text, string Integer, string Timestamp, string Boolean) Types => ("TEXT", "INTEGER", "TEXT", "INTEGER");

    // Not AUTOINCREMENT, which adds a table of its own to the user's schema: the journal is never deleted from, so its
    // numbers grow without it (sqlite.org/autoinc.html).
    public override string IdentityColumn => "INTEGER PRIMARY KEY";

    // Without a rowid the key needs no index beside the table (sqlite.org/withoutrowid.html).
    public override string KeyedTable => " WITHOUT ROWID";

    // Every column is given, so that the row as a whole may be replaced, which SQLite compiles in a third of the time of
    // an upsert with as many assignments; and it compiles it anew after every change of the schema.
    public override string Upsert(string table, IReadOnlyList<string> columns, Func<string, string> value, int keys) =>
        $"INSERT OR REPLACE INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(value))})";

    public override object ToStored(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    // Rows of an older tool may hold any form that SQLite's own functions write.
    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) =>
        DateTimeOffset.Parse(reader.GetString(ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    protected override string Literal(bool value) => value ? "1" : "0";
}
