namespace GenMigrate;

/// <summary>golang-migrate: one row, which means all up to its version; −1 is the empty database.</summary>
internal sealed class GolangMigrateLayout : LegacyHistoryLayout
{
    public override string Tool => "golang-migrate";

    public override IReadOnlyList<string> Tables => ["schema_migrations"];

    public override IReadOnlyList<string> Columns => ["version"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("version", "dirty");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row =>
    {
        var entry = new LegacyHistoryEntry(row.Text("version") ?? "") { Version = row.Version("version"), MeansAllBefore = true };
        return entry.Version == -1 ? entry.As(LegacyHistoryState.Skipped, "it marks the empty database")
            : table.Rows.Count > 1 ? entry.As(LegacyHistoryState.Unclear, "golang-migrate keeps one row, and here are several")
            : row.Flag("dirty") == false ? entry
            : entry.As(LegacyHistoryState.Unclear, "it is dirty, and may be applied in part");
    });
}
