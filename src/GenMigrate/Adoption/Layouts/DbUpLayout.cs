namespace GenMigrate;

/// <summary>DbUp: <c>ScriptName</c> is the name of the file, or of the embedded resource with the namespace before it.</summary>
internal sealed class DbUpLayout : LegacyHistoryLayout
{
    public override string Tool => "DbUp";

    public override IReadOnlyList<string> Tables => ["SchemaVersions"];

    public override IReadOnlyList<string> Columns => ["ScriptName"];

    public override bool Fits(LegacyHistoryTable table) =>
        table.HasOnly("SchemaVersionID", "ScriptName", "Applied") || table.HasOnly("SchemaVersionsID", "ScriptName", "Applied") || table.HasOnly("Id", "ScriptName", "Applied");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(row =>
    {
        var script = row.Text("ScriptName") ?? "";
        return new LegacyHistoryEntry(script)
        {
            Names = [script],
            Version = LegacyValue.Version(LegacyName.File(script)),
            AppliedAt = row.Time("Applied"),
        };
    });
}
