namespace GenMigrate;

/// <summary>Entity Framework: <c>MigrationId</c> is the time at which the migration was written, and its name.</summary>
internal sealed class EntityFrameworkLayout : LegacyHistoryLayout
{
    public override string Tool => "Entity Framework";

    public override IReadOnlyList<string> Tables => ["__EFMigrationsHistory", "__MigrationHistory"];

    public override IReadOnlyList<string> Columns => ["MigrationId"];

    public override bool Fits(LegacyHistoryTable table) => table.Has("MigrationId", "ProductVersion");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row => new LegacyHistoryEntry(row.Text("MigrationId") ?? "")
    {
        Names = [row.Text("MigrationId") ?? ""],
        Version = row.Version("MigrationId"),
    });
}
