namespace GenMigrate;

/// <summary>Mongo.Migration: <c>MigrationId</c> is the full name of the class; versions have three parts.</summary>
internal sealed class MongoMigrationLayout : LegacyHistoryLayout
{
    public override string Tool => "Mongo.Migration";

    public override IReadOnlyList<string> Tables => ["_migrations"];

    public override IReadOnlyList<string> Columns => ["MigrationId", "Version"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("MigrationId", "Version");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row => new LegacyHistoryEntry(row.Text("MigrationId") ?? "")
    {
        Names = [row.Text("MigrationId") ?? "", row.Text("Version") ?? ""],
    });
}
