namespace GenMigrate;

/// <summary>FluentMigrator: <c>Description</c> is the class's name unless the migration has a description.</summary>
internal sealed class FluentMigratorLayout : LegacyHistoryLayout
{
    public override string Tool => "FluentMigrator";

    public override IReadOnlyList<string> Tables => ["VersionInfo"];

    public override IReadOnlyList<string> Columns => ["Version", "Description"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("Version", "AppliedOn", "Description");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row => new LegacyHistoryEntry($"{row.Text("Version")} {row.Text("Description")}".TrimEnd())
    {
        Names = [row.Text("Description") ?? ""],
        IsNamedByDescription = true,
        Version = row.Version("Version"),
        AppliedAt = row.Time("AppliedOn"),
    });
}
