namespace GenMigrate;

/// <summary>Kot.MongoDB.Migrations: versions have three parts (<c>0.0.1</c>), so that the name, or <c>FormerName</c>, has to say which migration it is.</summary>
internal sealed class KotLayout : LegacyHistoryLayout
{
    public override string Tool => "Kot.MongoDB.Migrations";

    public override IReadOnlyList<string> Tables => ["_migrations"];

    public override IReadOnlyList<string> Columns => ["Name", "Version"];

    public override bool Fits(LegacyHistoryTable table) =>
        table.HasOnly("Version", "Name", "AppliedAt") && table.Rows.All(row => row["Version"] is string version && System.Version.TryParse(version, out _));

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row =>
    {
        var (name, version) = (row.Text("Name"), row.Text("Version")!);
        return new LegacyHistoryEntry(name is null || name == version ? version : $"{version} {name}")
        {
            Names = name is null ? [version] : [name, version],
            AppliedAt = row.Time("AppliedAt"),
        };
    });
}
