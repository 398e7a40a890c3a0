namespace GenMigrate;

/// <summary>Laravel: names begin with date and time, whose digits together are the version (<c>2014_10_12_000000_create_users</c>).</summary>
internal sealed class LaravelLayout : LegacyHistoryLayout
{
    private const int Digits = 14;
    private const int PrefixLength = Digits + 3;

    public override string Tool => "Laravel";

    public override IReadOnlyList<string> Tables => ["migrations"];

    public override IReadOnlyList<string> Columns => ["migration"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("id", "migration", "batch");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row =>
    {
        var name = row.Text("migration") ?? "";
        var prefix = name.Length > PrefixLength && name[PrefixLength] == '_' ? name[..PrefixLength].Replace("_", "", StringComparison.Ordinal) : "";
        return new LegacyHistoryEntry(name) { Names = [name], Version = prefix.Length == Digits ? LegacyValue.Version(prefix) : null };
    });
}
