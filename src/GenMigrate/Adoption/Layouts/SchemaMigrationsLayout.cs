namespace GenMigrate;

/// <summary>Rails and dbmate: a row per migration, and nothing in it but the version.</summary>
internal sealed class SchemaMigrationsLayout : LegacyHistoryLayout
{
    public override string Tool => "Rails or dbmate";

    public override IReadOnlyList<string> Tables => ["schema_migrations"];

    public override IReadOnlyList<string> Columns => ["version"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("version");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) =>
        table.Rows.Select(row => new LegacyHistoryEntry(row.Text("version") ?? "") { Names = [row.Text("version") ?? ""], Version = row.Version("version") });
}
