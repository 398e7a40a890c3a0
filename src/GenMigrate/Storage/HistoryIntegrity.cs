namespace GenMigrate;

/// <summary>What is wrong with a history or a journal that somebody has changed by hand; one place for every provider.</summary>
public static class HistoryIntegrity
{
    /// <summary>The exception for a value that this version of GenMigrate never writes.</summary>
    /// <param name="table">The table or collection.</param>
    /// <param name="version">The row's version; null where it has none, or where that is what cannot be read.</param>
    /// <param name="column">The column or field.</param>
    /// <param name="expected">What it should hold: <c>a time in UTC</c>.</param>
    public static MigrationDatabaseException Unreadable(string table, long? version, string column, string expected) =>
        new($"{(version is { } known ? $"The row of version {known}" : "A row")} in '{table}' cannot be read: '{column}' is not {expected}. "
            + "It was changed by hand, or written by a newer version of GenMigrate. "
            + "Nothing was executed; correct the value or update the program, then run again.");

    /// <summary>Makes sure that rows in ascending order of version have each version once.</summary>
    /// <exception cref="MigrationDatabaseException">A version has two rows, as after its primary key was removed by hand.</exception>
    public static IReadOnlyList<HistoryRow> RefuseDuplicates(IReadOnlyList<HistoryRow> rows, string table)
    {
        ArgumentNullException.ThrowIfNull(rows);
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows[i].Version == rows[i - 1].Version)
            {
                throw new MigrationDatabaseException(
                    $"'{table}' has several rows of version {rows[i].Version}, so which one counts is unknown. "
                    + "Nothing was executed; remove all but one of them, then run again.");
            }
        }

        return rows;
    }
}
