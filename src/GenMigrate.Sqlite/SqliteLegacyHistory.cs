using Microsoft.Data.Sqlite;

namespace GenMigrate;

/// <summary>The tables of other tools in an SQLite database.</summary>
internal static class SqliteLegacyHistory
{
    /// <returns>The rows; nothing at all where there is no such table.</returns>
    public static IReadOnlyList<IReadOnlyList<LegacyHistoryRow>> Read(SqliteCommands commands, string table, int? limit)
    {
        var select = LegacyHistorySql.Select(SqliteDialect.Instance, table, limit);
        try
        {
            return [commands.Query(select, LegacyHistorySql.Read)];
        }
        catch (SqliteException exception) when (SqliteErrors.IsMissingTable(exception))
        {
            return [];
        }
    }

    /// <returns>Those of the names that are tables, as they are spelled there.</returns>
    public static IReadOnlyList<string> FindTables(SqliteCommands commands, IReadOnlyList<string> names)
    {
        var wanted = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        return [.. commands.Query("SELECT name FROM sqlite_master WHERE type = 'table'", reader => reader.GetString(0)).Where(wanted.Contains).Select(name => LegacyHistorySql.Name(null, name))];
    }
}
