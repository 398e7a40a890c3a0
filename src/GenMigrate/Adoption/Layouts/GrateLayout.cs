namespace GenMigrate;

/// <summary>
/// grate: a row per script that ran. <c>version_id</c> is the version of the program that ran it, not of the script;
/// scripts that run again when they change, or every time, are no migrations.
/// </summary>
internal class GrateLayout : LegacyHistoryLayout
{
    public override string Tool => "grate";

    public override IReadOnlyList<string> Tables => ["grate.ScriptsRun", "grate_ScriptsRun"];

    public override IReadOnlyList<string> Columns => ["script_name"];

    public override bool Fits(LegacyHistoryTable table) => table.Has("version_id", "script_name", "text_of_script", "text_hash", "one_time_script");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) =>
        KeepNewest(table.Rows.OrderBy(row => row.Version("id")).Select(Entry), entry => entry.Row);

    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row)
    {
        var script = row.Text("script_name") ?? "";
        var entry = new LegacyHistoryEntry(script)
        {
            Names = [script],
            Version = LegacyValue.Version(LegacyName.File(script)),
            AppliedAt = row.Time("entry_date"),
            AppliedBy = row.Text("entered_by"),
            Checksum = row.Text("text_hash"),
        };
        return row.Flag("one_time_script") switch
        {
            true => entry,
            false => entry.As(LegacyHistoryState.Skipped, "it is a script that runs again"),
            null => entry.As(LegacyHistoryState.Unclear, "'one_time_script' is neither true nor false"),
        };
    }
}
