namespace GenMigrate;

/// <summary>Liquibase: change sets, told apart by id, author and file together.</summary>
internal sealed class LiquibaseLayout : LegacyHistoryLayout
{
    public override string Tool => "Liquibase";

    public override IReadOnlyList<string> Tables => ["databasechangelog"];

    public override IReadOnlyList<string> Columns => ["id", "filename"];

    public override bool Fits(LegacyHistoryTable table) => table.Has("id", "author", "filename", "dateexecuted", "orderexecuted", "exectype");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table)
    {
        var files = table.Rows.GroupBy(row => row.Text("filename")).ToDictionary(group => group.Key ?? "", group => group.Count());
        return table.Rows.OrderBy(row => row.Version("orderexecuted")).Select(row => Entry(row, files[row.Text("filename") ?? ""] == 1, files.Count == 1));
    }

    // Ids are numbers within their file: they are versions only where there is one file.
    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row, bool isAloneInFile, bool isOneFile)
    {
        var (id, file) = (row.Text("id") ?? "", row.Text("filename") ?? "");
        var entry = new LegacyHistoryEntry($"{file}::{id}::{row.Text("author")}")
        {
            Names = isAloneInFile ? [id, file] : [id],
            Version = isOneFile ? row.Version("id") : isAloneInFile ? LegacyValue.Version(LegacyName.File(file)) : null,
            AppliedAt = row.Time("dateexecuted"),
            Checksum = row.Text("md5sum"),
        };
        return row.Text("exectype")?.ToUpperInvariant() switch
        {
            "EXECUTED" or "RERAN" or "MARK_RAN" => entry,
            "FAILED" => entry.As(LegacyHistoryState.Failed, "it failed"),
            "SKIPPED" => entry.As(LegacyHistoryState.RolledBack, "Liquibase skipped it"),
            var other => entry.As(LegacyHistoryState.Unclear, $"'exectype' is '{other}'"),
        };
    }
}
