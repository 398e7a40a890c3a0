namespace GenMigrate.Sqlite.Tests;

/// <summary>A disk that is too small: a real one, of half a megabyte, that another process sees in its own mount namespace.</summary>
public sealed class SmallDiskTests : SqliteTests
{
    internal const string TooMuch = "too much for a small disk";
    internal const string LittleEnough = "little enough for a small disk";

    private const string Mount = "mount -t tmpfs -o size=512k none \"$0\" && exec \"$@\"";

    internal static IReadOnlyList<TestMigration> Inserting(int bytes) =>
    [
        TestMigration.Creates(1, "log"),
        Sql(2, $"INSERT INTO log VALUES (hex(zeroblob({bytes / 2})))"),
        TestMigration.Inserts(3, "log", "last"),
    ];

    [CommandFact("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt")]
    public async Task A_full_disk_stops_the_run_at_the_last_good_migration()
    {
        var directory = System.IO.Path.GetDirectoryName(Path)!;
        await using var process = await TestProcess.StartAsync(Provider, "unshare", "-rm", "sh", "-c", Mount, directory);
        await process.SendAsync(new ProcessRun { Address = Path, Scenario = TooMuch });
        var outcome = await process.OutcomeAsync();
        // No step failed: the log that is written at the commit does not fit.
        Assert.StartsWith(
            $"error {nameof(MigrationFailedException)} Version 2 'M2' failed: The disk of the database '{Path}' is full. Nothing of the transaction remains; free some space, then run again.",
            outcome,
            StringComparison.Ordinal);
        Assert.DoesNotContain("could not be recorded", outcome, StringComparison.Ordinal);

        await process.SendAsync(new ProcessRun { Address = Path, Scenario = LittleEnough });
        Assert.Equal("done 2 3", await process.OutcomeAsync());
    }

    [Fact]
    public async Task A_database_that_may_not_grow_says_the_same()
    {
        TestMigration[] migrations = [TestMigration.Creates(1, "log"), Sql(2, "PRAGMA max_page_count = 20", "INSERT INTO log VALUES (hex(zeroblob(1000000)))")];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        Assert.Equal("insert into log", failure.Step);
        Assert.Contains("is full. Nothing of the transaction remains", failure.Message, StringComparison.Ordinal);
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
        Assert.Equal(0, await Database.CountAsync("log"));
    }
}
