namespace GenMigrate;

/// <summary>
/// Flyway: a row per attempt, in the order of <c>installed_rank</c>. A row without a version is a repeatable migration,
/// one of type <c>BASELINE</c> stands for all up to its version, and one whose type begins with <c>UNDO</c> takes back.
/// </summary>
internal sealed class FlywayLayout : LegacyHistoryLayout
{
    public override string Tool => "Flyway";

    public override IReadOnlyList<string> Tables => ["flyway_schema_history", "schema_version"];

    public override IReadOnlyList<string> Columns => ["description", "version"];

    public override bool Fits(LegacyHistoryTable table) => table.Has("installed_rank", "version", "description", "type", "script", "success");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) =>
        KeepNewest(table.Rows.OrderBy(row => row.Version("installed_rank")).Select(Entry), entry => entry.MeansAllBefore ? null : entry.Names.ElementAtOrDefault(1));

    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row)
    {
        var version = row.Text("version");
        var entry = new LegacyHistoryEntry(row.Text("script") ?? version ?? "")
        {
            Names = version is null ? [] : [row.Text("description") ?? "", version],
            Version = row.Version("version"),
            AppliedAt = row.Time("installed_on"),
            Duration = row.Milliseconds("execution_time"),
            AppliedBy = row.Text("installed_by"),
            Checksum = row.Text("checksum"),
        };
        return Judge(entry, row.Text("type")?.ToUpperInvariant() ?? "", row.Flag("success"));
    }

    private static LegacyHistoryEntry Judge(LegacyHistoryEntry entry, string type, bool? success) => type switch
    {
        "SCHEMA" => entry.As(LegacyHistoryState.Skipped, "it marks the schema that Flyway made"),
        "BASELINE" => entry with { Names = [], MeansAllBefore = true },
        _ when entry.Names.Count == 0 => entry.As(LegacyHistoryState.Skipped, "it is a repeatable migration"),
        "DELETE" => entry.As(LegacyHistoryState.RolledBack, "Flyway marked it as deleted"),
        _ when success is null => entry.As(LegacyHistoryState.Unclear, "'success' is neither true nor false"),
        _ when type.StartsWith("UNDO", StringComparison.Ordinal) => success == true
            ? entry.As(LegacyHistoryState.RolledBack, "it was undone")
            : entry.As(LegacyHistoryState.Unclear, "undoing it failed"),
        _ => success == true ? entry : entry.As(LegacyHistoryState.Failed, "it failed"),
    };
}
