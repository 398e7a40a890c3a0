using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// Counts the rows whose foreign keys refer to nothing, table by table: <c>PRAGMA foreign_key_check</c> fails as a whole
/// where one table's keys refer to columns that are not unique (a mismatch, sqlite.org/foreignkeys.html §3), and an old
/// mismatch must not keep the migration away that mends it.
/// </summary>
internal sealed class SqliteKeyViolations(SqliteCommands commands, SqlDialect dialect)
{
    private const string TablesWithKeys =
        "SELECT DISTINCT child.name FROM sqlite_master child, pragma_foreign_key_list(child.name) WHERE child.type = 'table'";

    // A key that names no columns refers to the primary key.
    private const string ColumnsOfKeys = """
        SELECT key.id, key."table", key."from",
            coalesce(key."to", (SELECT name FROM pragma_table_info(key."table") WHERE pk = key.seq + 1))
        FROM pragma_foreign_key_list(@table) key
        """;

    public IReadOnlyDictionary<SqliteKeyViolation, int> Count()
    {
        var found = new Dictionary<SqliteKeyViolation, int>();
        foreach (var table in commands.Query(TablesWithKeys, reader => reader.GetString(0)))
        {
            foreach (var (parent, count) in Check(table) ?? CheckMismatched(table))
            {
                found[new SqliteKeyViolation(table, parent)] = count;
            }
        }

        return found;
    }

    /// <summary>What has been added, for people.</summary>
    public IEnumerable<string> Since(IReadOnlyDictionary<SqliteKeyViolation, int> before) => Count()
        .Where(now => now.Value > before.GetValueOrDefault(now.Key))
        .Select(now => now.Key.Parent is { } parent
            ? $"{now.Value} in '{now.Key.Child}' to '{parent}'"
            : $"all in '{now.Key.Child}', whose keys refer to columns that are missing or not unique");

    // Null: a mismatch.
    private List<(string? Parent, int Count)>? Check(string table)
    {
        try
        {
            return [.. commands
                .Query($"PRAGMA foreign_key_check({dialect.Quote(table)})", reader => reader.GetString(2))
                .GroupBy(parent => parent, (parent, rows) => ((string?)parent, rows.Count()))];
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            return null;
        }
    }

    // The mismatch itself, and what can be counted all the same: of each key whose columns are there.
    private List<(string? Parent, int Count)> CheckMismatched(string table)
    {
        var counts = commands
            .Query(ColumnsOfKeys, ReadColumn, ("@table", table))
            .GroupBy(column => (column.Key, column.Parent))
            .Select(key => (key.Key.Parent, Count: CountOrphans(table, key.Key.Parent, [.. key.Select(column => (column.From, column.To))])))
            .GroupBy(key => key.Parent, (parent, keys) => ((string?)parent, keys.Sum(key => key.Count)));
        return [(null, 1), .. counts];
    }

    private static (long Key, string Parent, string From, string? To) ReadColumn(SqliteDataReader reader) =>
        (reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3));

    private int CountOrphans(string child, string parent, IReadOnlyList<(string From, string? To)> columns)
    {
        if (columns.Any(column => column.To is null))
        {
            return 0;
        }

        string And(Func<string, string, string> condition) =>
            string.Join(" AND ", columns.Select(column => condition(dialect.Quote(column.From), dialect.Quote(column.To!))));
        try
        {
            return (int)commands.Number($"""
                SELECT count(*) FROM {dialect.Quote(child)} child WHERE {And((from, _) => $"child.{from} IS NOT NULL")}
                    AND NOT EXISTS (SELECT 1 FROM {dialect.Quote(parent)} parent WHERE {And((from, to) => $"parent.{to} = child.{from}")})
                """);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // A column is missing, so that there is nothing to compare.
            return 0;
        }
    }
}
