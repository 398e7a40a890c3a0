namespace GenMigrate;

/// <summary>sqlx: <c>execution_time</c> is in nanoseconds, and −1 where it is not known.</summary>
internal sealed class SqlxLayout : LegacyHistoryLayout
{
    public override string Tool => "sqlx";

    public override IReadOnlyList<string> Tables => ["_sqlx_migrations"];

    public override IReadOnlyList<string> Columns => ["description", "version"];

    // A home-made table with the same columns has a checksum in text, and a duration in milliseconds.
    public override bool Fits(LegacyHistoryTable table) => table.Rows.All(row => row["checksum"] is byte[]) && table.HasOnly("version", "description", "installed_on", "success", "checksum", "execution_time");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.Select(Entry);

    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row)
    {
        var entry = new LegacyHistoryEntry($"{row.Text("version")} {row.Text("description")}".TrimEnd())
        {
            Names = [row.Text("description") ?? ""],
            Version = row.Version("version"),
            AppliedAt = row.Time("installed_on"),
            Duration = row.Version("execution_time") is { } nanoseconds and >= 0 ? new TimeSpan(nanoseconds / TimeSpan.NanosecondsPerTick) : null,
            Checksum = row.Text("checksum"),
        };

        // sqlx writes the row before it executes what has no transaction.
        return row.Flag("success") == true ? entry : entry.As(LegacyHistoryState.Unclear, "it has not finished, and may be applied in part");
    }
}
