namespace GenMigrate;

/// <summary>The status of every version that the program or the database knows.</summary>
internal static class StatusReader
{
    public static MigrationStatus Read(HistoryView view)
    {
        var known = Known(view);
        var unknown = view.Unknown.Concat(view.Gone).Select(row => Entry(row.Version, row.Name, view.StateOf(row), row) with { Description = row.Description });
        return new MigrationStatus([.. known.Concat(unknown).OrderBy(entry => entry.Version)], view.PendingCount);
    }

    /// <summary>Those that the program knows, in ascending order of version.</summary>
    public static IReadOnlyList<MigrationStatusEntry> Known(HistoryView view) =>
    [
        .. view.Migrations.Select(migration => Entry(migration.Version, migration.Name, view.StateOf(migration), view.Row(migration)) with
        {
            Description = migration.Description,
            Environments = migration.Environments,
        }),
    ];

    private static MigrationStatusEntry Entry(long version, string name, MigrationState state, HistoryRow? row) => new(
        version,
        name,
        state,
        row?.AppliedAt,
        row?.ExecutionTimeMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        row?.ErrorMessage)
    {
        AppliedBy = row?.AppliedBy,
    };
}
