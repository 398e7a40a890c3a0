namespace GenMigrate;

/// <summary>Mongock, and Mongobee before it: a document per attempt, changes told apart by <c>changeId</c> and author.</summary>
internal sealed class MongockLayout : LegacyHistoryLayout
{
    public override string Tool => "Mongock";

    public override IReadOnlyList<string> Tables => ["mongockChangeLog", "dbchangelog"];

    public override IReadOnlyList<string> Columns => ["changeId", "changeLogClass"];

    public override bool Fits(LegacyHistoryTable table) => table.Has("changeId", "author", "timestamp", "changeLogClass");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table)
    {
        // A class with several changes is the name of none of them.
        var classes = table.Rows.GroupBy(row => row.Text("changeLogClass") ?? "").ToDictionary(group => group.Key, group => group.Select(row => row.Text("changeId")).Distinct().Count());
        var entries = table.Rows.OrderBy(row => row.Time("timestamp")).Select(row => Entry(row, classes[row.Text("changeLogClass") ?? ""] == 1));
        return KeepNewest(entries, entry => entry.Row);
    }

    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row, bool isAloneInClass)
    {
        var (id, type) = (row.Text("changeId") ?? "", row.Text("changeLogClass") ?? "");
        var entry = new LegacyHistoryEntry($"{id}::{row.Text("author")}")
        {
            Names = isAloneInClass ? [id, type] : [id],
            Version = row.Version("changeId"),
            AppliedAt = row.Time("timestamp"),
            Duration = row.Milliseconds("executionMillis"),
            AppliedBy = row.Text("executionHostname"),
        };
        return Judge(entry, row);
    }

    private static LegacyHistoryEntry Judge(LegacyHistoryEntry entry, LegacyHistoryRecord row) => row.Text("state")?.ToUpperInvariant() switch
    {
        _ when row.Flag("systemChange") == true => entry.As(LegacyHistoryState.Skipped, "it is a change of Mongock's own"),
        _ when row.Text("type") is "BEFORE_EXECUTION" => entry.As(LegacyHistoryState.Skipped, "it prepared another change"),
        null or "EXECUTED" => entry,
        "IGNORED" => entry.As(LegacyHistoryState.Skipped, "Mongock ignored this attempt"),
        "FAILED" => entry.As(LegacyHistoryState.Failed, "it failed"),
        "ROLLED_BACK" => entry.As(LegacyHistoryState.RolledBack, "it was rolled back"),
        var other => entry.As(LegacyHistoryState.Unclear, $"'state' is '{other}'"),
    };
}
