namespace GenMigrate;

/// <summary>goose: <c>id</c> is a serial number; the newest row of a <c>version_id</c> says whether it is applied.</summary>
internal sealed class GooseLayout : LegacyHistoryLayout
{
    public override string Tool => "goose";

    public override IReadOnlyList<string> Tables => ["goose_db_version"];

    public override IReadOnlyList<string> Columns => ["version_id"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("id", "version_id", "is_applied", "tstamp");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) =>
        KeepNewest(table.Rows.OrderBy(row => row.Version("id")).Select(Entry), entry => entry.Version);

    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row)
    {
        var entry = new LegacyHistoryEntry(row.Text("version_id") ?? "") { Version = row.Version("version_id"), AppliedAt = row.Time("tstamp") };
        return entry.Version == 0 ? entry.As(LegacyHistoryState.Skipped, "it marks the empty database") : row.Flag("is_applied") switch
        {
            true => entry,
            false => entry.As(LegacyHistoryState.RolledBack, "'is_applied' is false"),
            null => entry.As(LegacyHistoryState.Unclear, "'is_applied' is neither true nor false"),
        };
    }
}
