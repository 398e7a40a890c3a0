namespace GenMigrate.PostgreSql.Tests;

/// <summary>The connection is lost at the commit: what became of it is found out, not guessed.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class LostCommitTests : PostgreSqlTests
{
    private static readonly TestMigration[] Migrations =
    [
        TestMigration.Creates(1, "log"),
        TestMigration.Inserts(2, "log", "a"),
        new TestMigration(3) { Up = [TestStep.Insert("log", "b"), TestStep.Insert("log", "c")] }.OptedOut(),
    ];

    [ServerFact]
    public async Task A_migration_that_was_committed_is_done_and_the_run_goes_on()
    {
        Assert.Equal([2L, 3L], await RunAsync(version: 2, isDone: true));
        Assert.Equal("a, b, c", await TextAsync("SELECT value FROM log ORDER BY value"));
        Assert.Equal("up 1 done, up 2 done, up 3 done", await JournalAsync());
    }

    [ServerFact]
    public async Task A_migration_that_was_not_is_a_failure_and_nothing_of_it_remains()
    {
        Assert.Null(await RunAsync(version: 2, isDone: false));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal([2L, 3L], (await UpAsync(Migrations)).Results.Select(result => result.Version));
    }

    [ServerFact]
    public async Task A_step_without_the_others_transaction_is_done_once()
    {
        Assert.Equal([3L], await RunAsync(version: 3, isDone: true));
        Assert.Equal("a, b, c", await TextAsync("SELECT value FROM log ORDER BY value"));
    }

    [ServerFact]
    public async Task One_that_was_not_is_resumed()
    {
        Assert.Null(await RunAsync(version: 3, isDone: false));
        Assert.Equal([3L], (await UpAsync(Migrations)).Results.Select(result => result.Version));
        Assert.Equal("a, b, c", await TextAsync("SELECT value FROM log ORDER BY value"));
    }

    // Loses the commit of a migration, or of the first step of one that opted out.
    private async Task<IEnumerable<long>?> RunAsync(long version, bool isDone)
    {
        await UpAsync(Migrations[..(int)(version - 1)]);
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        var progress = new ProgressLog(now =>
        {
            if (now.Version == version && now.Phase == MigrationPhase.StepStarting && now.StepNumber == 1)
            {
                proxy.LoseCommit(isDone);
            }
        });
        try
        {
            return (await Runner(Migrations, options => options.Progress = progress, database).MigrateAsync()).Results.Select(result => result.Version);
        }
        catch (MigrationFailedException failure)
        {
            Assert.Contains("connection was lost", failure.Message, StringComparison.Ordinal);
            return null;
        }
    }

    private async Task<string> JournalAsync() => string.Join(", ", (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
}
