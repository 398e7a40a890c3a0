namespace GenMigrate;

/// <summary>TypeORM: the name ends with the timestamp, in milliseconds, that is also a column (<c>CreateUsers1638963474130</c>).</summary>
internal sealed class TypeOrmLayout : LegacyHistoryLayout
{
    public override string Tool => "TypeORM";

    public override IReadOnlyList<string> Tables => ["migrations"];

    public override IReadOnlyList<string> Columns => ["name", "timestamp"];

    public override bool Fits(LegacyHistoryTable table) =>
        table.HasOnly("id", "timestamp", "name") && table.Rows.All(row => row.Version("timestamp") is not null && row.Text("name")?.EndsWith(row.Text("timestamp")!, StringComparison.Ordinal) == true);

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row =>
    {
        var (name, timestamp) = (row.Text("name") ?? "", row.Text("timestamp") ?? "");
        var bare = timestamp.Length > 0 && name.EndsWith(timestamp, StringComparison.Ordinal) ? name[..^timestamp.Length] : name;
        return new LegacyHistoryEntry(name) { Names = bare == name ? [name] : [name, bare], Version = row.Version("timestamp") };
    });
}
