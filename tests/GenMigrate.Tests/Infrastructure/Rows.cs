namespace GenMigrate.Tests;

/// <summary>Rows as a database would give them, written out rather than made by the code under test.</summary>
internal static class Rows
{
    public static HistoryRow Of(TestMigration migration, HistoryState state) => new()
    {
        Version = migration.Version,
        Name = migration.Name,
        Checksum = migration.Checksum,
        State = state,
    };

    public static HistoryRow Applied(TestMigration migration) => Of(migration, HistoryState.Applied);

    public static HistoryRow RolledBack(TestMigration migration) => Of(migration, HistoryState.RolledBack) with { Direction = MigrationDirection.Down };

    /// <summary>Failed with a transaction: nothing of it remains.</summary>
    public static HistoryRow FailedInTransaction(TestMigration migration) => Of(migration, HistoryState.Failed) with { ErrorMessage = "no such table" };

    /// <summary>Opted out and stopped: <paramref name="done"/> steps are done, the next one has perhaps begun.</summary>
    public static HistoryRow Stopped(TestMigration migration, HistoryState state, int done, bool begun = false)
    {
        var down = state == HistoryState.Reverting;
        var lines = (down ? migration.Down : migration.Up).Take(done).Select(step => step.Hash);
        if (begun)
        {
            lines = lines.Append("begun " + (down ? migration.Down : migration.Up)[done].Hash);
        }

        return Of(migration, state) with
        {
            Direction = down ? MigrationDirection.Down : MigrationDirection.Up,
            StepsDone = done,
            StepHashes = string.Join('\n', lines),
        };
    }
}
