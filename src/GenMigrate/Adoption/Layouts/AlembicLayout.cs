namespace GenMigrate;

/// <summary>Alembic: the newest revision, which stands for all before it. Its id is a hash, which a former name or a map has to explain.</summary>
internal sealed class AlembicLayout : LegacyHistoryLayout
{
    public override string Tool => "Alembic";

    public override IReadOnlyList<string> Tables => ["alembic_version"];

    public override IReadOnlyList<string> Columns => ["version_num"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("version_num");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row =>
    {
        var revision = row.Text("version_num") ?? "";
        var entry = new LegacyHistoryEntry(revision) { Names = [revision], Version = row.Version("version_num"), MeansAllBefore = true };
        return table.Rows.Count > 1 ? entry.As(LegacyHistoryState.Unclear, "there is more than one head, so the order is not known") : entry;
    });
}
