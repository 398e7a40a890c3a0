namespace GenMigrate;

/// <summary>Knex: <c>id</c> is a serial number, the name that of the file; what is rolled back has no row.</summary>
internal sealed class KnexLayout : LegacyHistoryLayout
{
    public override string Tool => "Knex";

    public override IReadOnlyList<string> Tables => ["knex_migrations"];

    public override IReadOnlyList<string> Columns => ["name"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("id", "name", "batch", "migration_time");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row => new LegacyHistoryEntry(row.Text("name") ?? "")
    {
        Names = [row.Text("name") ?? ""],
        Version = row.Version("name"),
        AppliedAt = row.Time("migration_time"),
    });
}
