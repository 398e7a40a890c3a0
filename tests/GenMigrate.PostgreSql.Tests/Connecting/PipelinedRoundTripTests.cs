using System.Diagnostics;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>How many migrations that only define things share a round trip.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
[Collection(Watchers.Collection)]
public sealed class PipelinedRoundTripTests : TablesTests
{
    /// <summary>That the runner's own statements are prepared for a long run, and forgotten.</summary>
    private const int Preparing = 2;

    [ServerFact]
    public async Task Twenty_share_one_on_their_way_up_and_down()
    {
        var (up, down) = await CountAsync(1);
        Assert.Equal((up, down), await CountAsync(2));
        Assert.Equal((up, down), await CountAsync(19));
        Assert.Equal((up + Preparing, down + Preparing), await CountAsync(20));
        Assert.Equal((up + Preparing + 1, down + Preparing + 1), await CountAsync(21));
        Assert.Equal((up + Preparing + 1, down + Preparing + 1), await CountAsync(40));
        Assert.Equal((up + Preparing + 2, down + Preparing + 2), await CountAsync(41));
    }

    [ServerFact]
    public async Task Who_watches_the_steps_has_each_executed_when_it_is_told()
    {
        var (up, down) = await CountAsync(3);
        Assert.Equal((up, down), await CountAsync(3, Told(new ProgressLog())));

        // One with the step, and one with the commit, of each.
        Assert.Equal((up + 5, down + 5), await CountAsync(3, options => options.Progress = new ProgressLog()));
    }

    /// <remarks>A trace says when each migration began and ended.</remarks>
    [ServerFact]
    public async Task In_a_run_that_is_traced_each_has_its_own()
    {
        var (up, down) = await CountAsync(3);

        // Only this test's runs are sampled: others, which run at the same time, go together.
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MigrationTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);
        Assert.Equal((up + 2, down + 2), await CountAsync(3, options => options.WatchSteps = false));
    }

    [ServerFact]
    public async Task What_writes_rows_goes_alone_between_them()
    {
        var (up, down) = await CountAsync(4);

        // One for those behind it, one for its statement, and one for its commit with the journal, which says how many rows.
        var writing = NativeMigrations.Sql(3, "INSERT INTO t1 VALUES (1)", "DELETE FROM t1");
        Assert.Equal((up + 3, down + 3), await CountAsync([.. FortyFive.Take(2), writing, .. FortyFive.Skip(3).Take(2)]));
    }

    /// <remarks>Who sets a limit expects to be stopped by it, and what waits is not to keep others waiting.</remarks>
    [ServerFact]
    public async Task What_has_a_limit_of_its_own_goes_alone()
    {
        var (up, down) = await CountAsync(3);
        Assert.Equal((up + 2, down + 2), await CountAsync([FortyFive[0], FortyFive[1] with { TimeoutSeconds = 60 }, FortyFive[2]]));
        Assert.Equal((up + 2, down + 2), await CountAsync([FortyFive[0], FortyFive[1] with { LockTimeoutSeconds = 60 }, FortyFive[2]]));
    }

    private Task<(int Up, int Down)> CountAsync(int count, Action<MigrationRunnerOptions>? configure = null) => CountAsync(FortyFive.Take(count), configure);

    // On a database with a history, because making its tables takes some too.
    private async Task<(int Up, int Down)> CountAsync(IEnumerable<TestMigration> migrations, Action<MigrationRunnerOptions>? configure = null)
    {
        TestMigration[] all = [.. migrations];
        await UpAsync(all);
        await Runner(all).RollbackToAsync(0);
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        Assert.Equal(all.Length, (await Runner(all, configure, database).MigrateAsync()).Results.Count);
        var up = proxy.Take().RoundTrips;
        Assert.Equal(all.Length, (await Runner(all, configure, database).RollbackToAsync(0)).Results.Count);
        await Database.ExecuteAsync("DROP TABLE genmigrate_history, genmigrate_journal, genmigrate_lock");
        return (up, proxy.Take().RoundTrips);
    }
}
