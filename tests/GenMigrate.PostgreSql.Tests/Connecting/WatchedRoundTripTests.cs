namespace GenMigrate.PostgreSql.Tests;

/// <summary>Who watches decides: a progress bar wants to know of every step, a log only what was done.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
[Collection(Watchers.Collection)]
public sealed class WatchedRoundTripTests : PostgreSqlTests
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");
    private static readonly TestMigration Two = new(2) { Up = [TestStep.Create("a"), TestStep.Create("b")] };

    [ServerFact]
    public async Task A_listener_that_needs_no_steps_costs_no_round_trip()
    {
        var unwatched = await CountAsync(options => { });
        Assert.Equal(unwatched, await CountAsync(options =>
        {
            options.Progress = new ProgressLog();
            options.WatchSteps = false;
        }));
    }

    [ServerFact]
    public async Task One_that_watches_the_steps_costs_one_for_each()
    {
        var unwatched = await CountAsync(options => { });
        Assert.Equal(unwatched + 2, await CountAsync(options => options.Progress = new ProgressLog()));
    }

    // Round trips of a run with one migration of two steps.
    private async Task<int> CountAsync(Action<MigrationRunnerOptions> configure)
    {
        await Database.ExecuteAsync("DROP TABLE IF EXISTS log, a, b, genmigrate_history, genmigrate_journal, genmigrate_lock");
        await UpAsync(First);
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        await Runner([First, Two], configure, database).MigrateAsync();
        return proxy.Take().RoundTrips;
    }
}
