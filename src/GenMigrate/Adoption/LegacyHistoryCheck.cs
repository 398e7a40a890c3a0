namespace GenMigrate;

/// <summary>Looks, before the first run on a database, for a table in which another tool kept what it had applied.</summary>
internal static class LegacyHistoryCheck
{
    /// <returns>A problem for each such table that has rows; none where there is a history of ours.</returns>
    public static async Task<IReadOnlyList<MigrationProblem>> FindAsync(IMigrationSession session, MigrationSettings settings, CancellationToken cancellationToken)
    {
        if (session is not ILegacyHistoryReader reader)
        {
            return [];
        }

        var tables = await reader.FindTablesAsync([settings.HistoryName, .. LegacyHistoryLayouts.Tables], cancellationToken).ConfigureAwait(false);
        if (tables.Any(table => IsHistory(table, settings)))
        {
            return [];
        }

        var problems = new List<MigrationProblem>();
        foreach (var table in tables)
        {
            if (await ToolOfAsync(reader, table, cancellationToken).ConfigureAwait(false) is { } tool)
            {
                problems.Add(Problems.LegacyHistory(table, tool));
            }
        }

        return problems;
    }

    /// <summary>Whether the database has a history of ours, with rows or without.</summary>
    public static async Task<bool> HasHistoryAsync(IMigrationSession session, MigrationSettings settings, CancellationToken cancellationToken) =>
        session is ILegacyHistoryReader reader
        && (await reader.FindTablesAsync([settings.HistoryName], cancellationToken).ConfigureAwait(false)).Any(table => IsHistory(table, settings));

    // A table of this name may also be the program's own: its columns tell. One that may not be read is somebody else's.
    private static async Task<string?> ToolOfAsync(ILegacyHistoryReader reader, string table, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await reader.ReadLegacyHistoryAsync(table, limit: 1, cancellationToken).ConfigureAwait(false);
            return rows is { Count: > 0 } ? LegacyHistoryLayouts.Find(new LegacyHistoryTable(table, rows))?.Tool : null;
        }
        catch (MigrationDatabaseException)
        {
            return null;
        }
    }

    private static bool IsHistory(string table, MigrationSettings settings)
    {
        var name = table.Replace("\"", "", StringComparison.Ordinal);
        return name.Equals(settings.HistoryName, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + settings.HistoryName, StringComparison.OrdinalIgnoreCase);
    }
}
