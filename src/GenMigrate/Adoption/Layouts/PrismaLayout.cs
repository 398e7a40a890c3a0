namespace GenMigrate;

/// <summary>Prisma Migrate: a row per attempt; one that has not finished may have left a part of its migration.</summary>
internal sealed class PrismaLayout : LegacyHistoryLayout
{
    public override string Tool => "Prisma";

    public override IReadOnlyList<string> Tables => ["_prisma_migrations"];

    public override IReadOnlyList<string> Columns => ["migration_name"];

    public override bool Fits(LegacyHistoryTable table) => table.Has("migration_name", "started_at", "finished_at", "rolled_back_at", "applied_steps_count");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table) => table.Rows.OrderBy(row => row.Time("started_at")).Select(Entry);

    private static LegacyHistoryEntry Entry(LegacyHistoryRecord row)
    {
        var name = row.Text("migration_name") ?? "";
        var (started, finished) = (row.Time("started_at"), row.Time("finished_at"));
        var entry = new LegacyHistoryEntry(name)
        {
            Names = [name],
            Version = row.Version("migration_name"),
            AppliedAt = finished,
            Duration = finished - started is { Ticks: >= 0 } duration ? duration : null,
            Checksum = row.Text("checksum"),
        };
        return row["rolled_back_at"] is not null ? entry.As(LegacyHistoryState.Failed, "it failed and was marked as rolled back")
            : row["finished_at"] is null ? entry.As(LegacyHistoryState.Unclear, "it has not finished, and may be applied in part")
            : entry;
    }
}
