namespace GenMigrate;

/// <summary>
/// Evolve: <c>type</c> 0 is a migration; 1 and 2 mark the schema that Evolve made or found empty, 3 says that scripts below
/// a version were skipped, 4 is a repeatable migration. <c>name</c> is that of the file; <c>description</c> ends with the
/// duration (<c>Create users (6 ms)</c>).
/// </summary>
internal sealed class EvolveLayout : LegacyHistoryLayout
{
    private const long Migration = 0;
    private const long StartVersion = 3;
    private const long Repeatable = 4;

    public override string Tool => "Evolve";

    public override IReadOnlyList<string> Tables => ["changelog"];

    public override IReadOnlyList<string> Columns => ["name", "version"];

    public override bool Fits(LegacyHistoryTable table) => table.Has("type", "version", "description", "name", "checksum", "installed_by", "installed_on", "success");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.OrderBy(row => row.Version("id")).Select(Entry);

    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row)
    {
        var entry = new LegacyHistoryEntry(row.Text("name") ?? row.Text("version") ?? "")
        {
            Names = [row.Text("name") ?? "", row.Text("version") ?? ""],
            Version = row.Version("version"),
            AppliedAt = row.Time("installed_on"),
            Duration = DurationIn(row.Text("description")),
            AppliedBy = row.Text("installed_by"),
            Checksum = row.Text("checksum"),
        };
        return (row.Version("type"), row.Flag("success")) switch
        {
            (StartVersion, _) => entry.As(LegacyHistoryState.Skipped, "it says where Evolve began; what is below it was there before"),
            (Repeatable, _) => entry.As(LegacyHistoryState.Skipped, "it is a repeatable migration"),
            (not Migration, _) => entry.As(LegacyHistoryState.Skipped, "it marks the schema"),
            (_, true) => entry,
            (_, false) => entry.As(LegacyHistoryState.Failed, "it failed"),
            _ => entry.As(LegacyHistoryState.Unclear, "'success' is neither true nor false"),
        };
    }

    private static TimeSpan? DurationIn(string? description)
    {
        const string End = " ms)";
        return description?.LastIndexOf('(') is { } start and >= 0 && description.EndsWith(End, StringComparison.Ordinal)
            ? LegacyValue.Duration(description[(start + 1)..^End.Length], TimeSpan.TicksPerMillisecond)
            : null;
    }
}
