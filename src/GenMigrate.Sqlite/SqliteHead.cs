using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// Whether a database is where the program is. A start with nothing to do asks nothing else, and most of what it takes is
/// compiling and loading code, so this makes none of what a session needs, and no object per row.
/// </summary>
internal static class SqliteHead
{
    /// <returns>False also where it cannot be told, for whatever reason: the session's own reading says why.</returns>
    public static bool IsReached(SqliteConnection connection, MigrationCatalog catalog, MigrationSettings settings)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandTimeout = SqliteCommands.DoNotWait;
            command.CommandText = Select(settings);
            if (settings.Registry.Length > 0)
            {
                command.Parameters.AddWithValue("@registry", settings.Registry);
            }

            using var reader = command.ExecuteReader();
            var comparison = new HeadComparison(catalog);
            while (reader.Read())
            {
                var row = reader.Handle;
                if (!comparison.Take(raw.sqlite3_column_int64(row, 0), raw.sqlite3_column_blob(row, 1)))
                {
                    break;
                }
            }

            return comparison.IsAtHead;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    // As the dialect quotes, whose assembly is loaded where there is something to do.
    private static string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    // A parameter costs a tenth of all that a start compiles, and most registries have no name. Bytes in another encoding
    // than UTF-8 are no checksum, and so no reason to end here. Not interpolated: that sets up a pool of arrays, the first
    // that a program has.
    private static string Select(MigrationSettings settings) =>
        "SELECT version, CASE WHEN state IN ('applied', 'baseline') THEN CAST(checksum AS BLOB) END FROM " + Quote(settings.HistoryName)
        + " WHERE registry = " + (settings.Registry.Length > 0 ? "@registry" : "''") + " AND kind = 'migration' ORDER BY version";
}
