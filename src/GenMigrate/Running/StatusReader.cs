namespace GenMigrate;

/// <summary>The status of every version that the program or the database knows.</summary>
internal static class StatusReader
{
    /// <param name="view">Registry and history.</param>
    /// <param name="note">What else there is to say of a row.</param>
    public static MigrationStatus Read(HistoryView view, Func<HistoryRow, string?>? note = null)
    {
        var known = Known(view, note);
        var unknown = view.Unknown.Concat(view.Gone).Select(row => Entry(row.Version, row.Name, view.StateOf(row), row) with
        {
            Description = row.Description,
            Note = note?.Invoke(row),
        });
        return new MigrationStatus([.. known.Concat(unknown).OrderBy(entry => entry.Version)], view.PendingCount);
    }

    /// <summary>Those that the program knows, in ascending order of version.</summary>
    public static IReadOnlyList<MigrationStatusEntry> Known(HistoryView view, Func<HistoryRow, string?>? note = null) =>
    [
        .. view.Migrations.Select(migration => Entry(migration.Version, migration.Name, view.StateOf(migration), view.Row(migration)) with
        {
            Description = migration.Description,
            Environments = migration.Environments,
            Note = view.Row(migration) is { } row ? note?.Invoke(row) : null,
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
