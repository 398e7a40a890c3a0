namespace GenMigrate;

/// <summary>Diesel: the version is the folder's number without its dashes; <c>00000000000000</c> is its own setup.</summary>
internal sealed class DieselLayout : LegacyHistoryLayout
{
    public override string Tool => "Diesel";

    public override IReadOnlyList<string> Tables => ["__diesel_schema_migrations"];

    public override IReadOnlyList<string> Columns => ["version"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("version", "run_on");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row =>
    {
        var entry = new LegacyHistoryEntry(row.Text("version") ?? "") { Version = row.Version("version"), AppliedAt = row.Time("run_on") };
        return entry.Version == 0 ? entry.As(LegacyHistoryState.Skipped, "it is the setup of Diesel itself") : entry;
    });
}
