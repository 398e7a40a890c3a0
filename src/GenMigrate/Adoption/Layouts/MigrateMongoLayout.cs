namespace GenMigrate;

/// <summary>migrate-mongo: <c>fileName</c> is <c>20160608155948-blacklist_the_beatles.js</c>; what is rolled back has no document.</summary>
internal sealed class MigrateMongoLayout : LegacyHistoryLayout
{
    public override string Tool => "migrate-mongo";

    public override IReadOnlyList<string> Tables => ["changelog"];

    public override IReadOnlyList<string> Columns => ["fileName"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("fileName", "appliedAt") || table.HasOnly("fileName", "appliedAt", "fileHash")
        || table.HasOnly("fileName", "appliedAt", "migrationBlock") || table.HasOnly("fileName", "appliedAt", "fileHash", "migrationBlock");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row => new LegacyHistoryEntry(row.Text("fileName") ?? "")
    {
        Names = [row.Text("fileName") ?? ""],
        Version = row.Version("fileName"),
        AppliedAt = row.Time("appliedAt"),
        Checksum = row.Text("fileHash"),
    });
}
