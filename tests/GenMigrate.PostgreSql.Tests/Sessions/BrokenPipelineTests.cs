using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// Something comes between migrations that went to the server together. However it ends, each of them is applied once or
/// not at all, and the history, the journal and the report agree on which.
/// </summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class BrokenPipelineTests : TablesTests
{
    [ServerFact]
    public Task The_session_ends_in_the_first() => EndSessionAsync(1);

    [ServerFact]
    public Task In_one_between() => EndSessionAsync(30);

    [ServerFact]
    public Task In_the_last() => EndSessionAsync(40);

    [ServerFact]
    public async Task Behind_a_pooler()
    {
        await Trap.SetOnceAsync(Database, "t30", Trap.EndSession);
        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        await EndSessionAsync(30, pooled);
    }

    [ServerFact]
    public async Task On_the_way_down()
    {
        await UpAsync(FortyFive);
        await Trap.SetOnceAsync(Database, "t30", Trap.EndSession);
        Assert.Equal(45, (await Runner(FortyFive).RollbackToAsync(0)).Results.Count);
        Assert.Equal("2", await TextAsync("SELECT last_value FROM times_trapped"));
        Assert.Empty(await TablesAsync());
        Assert.Equal(Enumerable.Range(1, 45).Reverse().Select(version => $"down {version} done"), (await JournalAsync()).Skip(45));
    }

    [ServerFact]
    public async Task In_a_seed()
    {
        await Trap.SetOnceAsync(Database, "t30", Trap.EndSession);
        Assert.Equal(45, (await SeedAsync(FortyFive)).Results.Count);
        Assert.Equal("2", await TextAsync("SELECT last_value FROM times_trapped"));
        Assert.Equal(Enumerable.Range(1, 45).Select(version => $"seed {version} done"), await JournalAsync());
    }

    /// <remarks>The history has a row of each that looks the same, from the time before.</remarks>
    [ServerFact]
    public async Task In_seeds_that_run_again()
    {
        TestMigration[] seeds = [.. Enumerable.Range(1, 3).Select(version => NativeMigrations.Sql(version, $"CREATE OR REPLACE VIEW v{version} AS SELECT 1 AS x").With(MigrationFlags.RunOnChange))];
        await SeedAsync(seeds);
        await Trap.SetOnceAsync(Database, "v2", Trap.EndSession);
        seeds = [.. seeds.Select(seed => seed with { Content = 1 })];
        Assert.Equal(3, (await SeedAsync(seeds)).Results.Count);
        Assert.Equal(["seed 1 done", "seed 2 done", "seed 3 done"], (await JournalAsync()).Skip(3));
        Assert.Empty((await SeedAsync(seeds)).Results);
    }

    [ServerFact]
    public async Task A_session_that_ends_each_time_is_a_failure_of_the_migration_it_ends_in()
    {
        await Database.ExecuteAsync("CREATE SEQUENCE times_trapped");
        await Trap.SetAsync(Database, "t5", "PERFORM nextval('times_trapped'); " + Trap.EndSession);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(FortyFive));
        Assert.Equal((5L, 4), (failure.Version, failure.Completed.Count));

        // With the others, and then alone at once: not at the head of the next that go together.
        Assert.Equal("2", await TextAsync("SELECT last_value FROM times_trapped"));
        Assert.Contains("connection", failure.Message, StringComparison.Ordinal);
        Assert.Equal("1 applied, 2 applied, 3 applied, 4 applied, 5 failed", await StatesAsync());
        Assert.Equal(["up 4 done", "up 5 failed"], (await JournalAsync()).Skip(3));
        Assert.Equal([1, 2, 3, 4], await TablesAsync());
    }

    [ServerFact]
    public async Task Cancelled_it_keeps_those_that_are_done_and_has_told_of_them()
    {
        await using var gate = await CloseAtAsync(5);
        using var cancel = new CancellationTokenSource();
        var progress = new ProgressLog();
        var run = Task.Run(() => Runner(FortyFive, Told(progress)).MigrateAsync(cancel.Token));
        await gate.ReachedAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AreAppliedOnceAsync(4);
        Assert.Equal([1L, 2L, 3L, 4L], DoneIn(progress));
        Assert.Equal("Done 4", progress.Lines[^1]);
        await gate.DisposeAsync();
        Assert.Equal(41, (await UpAsync(FortyFive)).Results.Count);
        await AreAppliedOnceAsync(45);
    }

    [ServerFact]
    public async Task Cancelled_in_the_first_there_is_nothing_of_it()
    {
        await using var gate = await CloseAtAsync(1);
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => Runner(FortyFive).MigrateAsync(cancel.Token));
        await gate.ReachedAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AreAppliedOnceAsync(0);
        Assert.Equal("", await TextAsync("SELECT machine FROM genmigrate_lock"));
    }

    [ServerFact]
    public async Task Asked_to_stop_what_went_together_is_finished_and_nothing_else_begun()
    {
        await using var gate = await CloseAtAsync(5);
        using var stop = new CancellationTokenSource();
        var progress = new ProgressLog();
        var run = Task.Run(() => Runner(FortyFive, options =>
        {
            Told(progress)(options);
            options.Stop = stop.Token;
        }).MigrateAsync());
        await gate.ReachedAsync();
        await stop.CancelAsync();
        await gate.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AreAppliedOnceAsync(20);
        Assert.Equal(20, DoneIn(progress).Count());
        await UpAsync(FortyFive);
        await AreAppliedOnceAsync(45);
    }

    [ServerFact]
    public async Task Who_has_lost_the_lease_meanwhile_writes_nothing_more()
    {
        await using var gate = await CloseAtAsync(5);
        var progress = new ProgressLog();
        var run = Task.Run(() => Runner(FortyFive, Told(progress)).MigrateAsync());
        await gate.ReachedAsync();
        await Database.ExecuteAsync("UPDATE genmigrate_lock SET token = token + 1");
        await gate.DisposeAsync();
        await Assert.ThrowsAsync<MigrationLockException>(() => run);
        await AreAppliedOnceAsync(4);
        Assert.Equal([1L, 2L, 3L, 4L], DoneIn(progress));
    }

    /// <remarks>The server goes on with what it was sent; only then does its session end, and somebody else may begin.</remarks>
    [ServerFact]
    public async Task The_process_is_killed()
    {
        await using var gate = await CloseAtAsync(30);
        await using var process = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = PostgreSqlScenarios.SixtyTables, WatchSteps = false });
        await gate.ReachedAsync();
        await process.KillAsync();
        await AreAppliedOnceAsync(29);
        var next = Task.Run(() => UpAsync(PostgreSqlScenarios.Tables(60)));
        await gate.DisposeAsync();
        Assert.Equal(60, (await next).Results[^1].Version);
        await AreAppliedOnceAsync(60);
    }

    [ServerFact]
    public async Task The_answer_is_lost()
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        proxy.LoseCommit(isDone: true);
        Assert.Equal(45, (await Runner(FortyFive, database: database).MigrateAsync()).Results.Count);
        await AreAppliedOnceAsync(45);
    }

    [ServerFact]
    public async Task The_first_commit_is_lost()
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        proxy.LoseCommit(isDone: false);
        Assert.Equal(45, (await Runner(FortyFive, database: database).MigrateAsync()).Results.Count);
        await AreAppliedOnceAsync(45);
    }

    /// <remarks>The runner waits until the session is gone that it cannot reach any more, and takes what that has done for done.</remarks>
    [ServerFact]
    public async Task The_connection_is_lost_and_the_server_goes_on()
    {
        await using var gate = await CloseAtAsync(5);
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        var run = Task.Run(() => Runner(FortyFive, database: database).MigrateAsync());
        await gate.ReachedAsync();
        proxy.Cut();
        await gate.DisposeAsync();
        Assert.Equal(45, (await run).Results.Count);
        await AreAppliedOnceAsync(45);
    }

    /// <remarks>Nobody sees that session end: what it still does is fenced off by the new token.</remarks>
    [ServerFact]
    public async Task The_connection_to_a_pooler_is_lost_and_the_server_goes_on()
    {
        await using var gate = await CloseAtAsync(5);
        using var proxy = new CountingProxy(PgBouncer.TransactionMode(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        var run = Task.Run(() => Runner(FortyFive, database: database).MigrateAsync());
        await gate.ReachedAsync();
        proxy.Cut();
        await Eventually.EqualAsync("1", () => TextAsync("SELECT count(*) FROM pg_locks WHERE NOT granted"));
        await gate.DisposeAsync();
        Assert.Equal(45, (await run).Results.Count);
        await AreAppliedOnceAsync(45);
    }

    [ServerFact]
    public async Task A_server_that_cannot_be_reached_any_more_leaves_open_which_are_done()
    {
        await using var gate = await CloseAtAsync(5);
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        var run = Task.Run(() => Runner(FortyFive, database: database).MigrateAsync());
        await gate.ReachedAsync();
        proxy.Dispose();
        proxy.Cut();
        var lost = await Assert.ThrowsAsync<MigrationDatabaseException>(() => run);
        Assert.Contains("while versions 1 to 20 were being committed", lost.Message, StringComparison.Ordinal);
        Assert.Contains("`status`", lost.Message, StringComparison.Ordinal);
        await gate.DisposeAsync();
        await UpAsync(FortyFive);
        await AreAppliedOnceAsync(45);
    }

    [ServerFact]
    public async Task A_commit_fails()
    {
        await Database.ExecuteAsync("CREATE TABLE strict (x int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO strict VALUES (1)");
        await Trap.SetAsync(Database, "t5", "INSERT INTO strict VALUES (1);");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(FortyFive));
        Assert.Equal((5L, 4), (failure.Version, failure.Completed.Count));
        Assert.Equal(["up 4 done", "up 5 failed"], (await JournalAsync()).Skip(3));
        await Database.ExecuteAsync("DELETE FROM strict");
        Assert.Equal(41, (await UpAsync(FortyFive)).Results.Count);
    }

    [ServerFact]
    public async Task A_deadlock_is_tried_again()
    {
        await Database.ExecuteAsync("CREATE TABLE one (a int, b int); CREATE TABLE other (a int, b int)");
        TestMigration[] migrations = [.. FortyFive.Take(4), NativeMigrations.Sql(5, "ALTER TABLE one DROP a; CREATE TABLE t5 (x int); ALTER TABLE other DROP a"), FortyFive[5]];
        await using var gate = await CloseAtAsync(5);
        await using var rival = await Database.ConnectRawAsync();
        await using var take = new NpgsqlCommand("SET deadlock_timeout = '1min'; BEGIN; LOCK TABLE other", rival);
        await take.ExecuteNonQueryAsync();
        var run = Task.Run(() => UpAsync(migrations));
        await gate.ReachedAsync();
        await using var takeBoth = new NpgsqlCommand("LOCK TABLE one; COMMIT", rival);
        var blocked = takeBoth.ExecuteNonQueryAsync();
        await Eventually.EqualAsync("1", () => TextAsync("SELECT count(*) FROM pg_locks WHERE NOT granted"));
        await gate.DisposeAsync();
        await blocked;
        Assert.Equal(6, (await run).Results.Count);
        await AreAppliedOnceAsync(6);
    }

    /// <remarks>The driver prepares by itself what comes often, in the middle of a batch, and forgets it after an error.</remarks>
    [ServerFact]
    public async Task The_driver_prepares_by_itself_and_one_fails()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { Pooling = true, MaxPoolSize = 2, MaxAutoPrepare = 30, AutoPrepareMinUsages = 2 });
        await using var database = new PostgreSqlMigrationDatabase(source);
        await Database.ExecuteAsync("CREATE TABLE t15 (x int)");
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(FortyFive.Take(19), database: database).MigrateAsync());
        await Database.ExecuteAsync("DROP TABLE t15");
        await Runner(FortyFive, database: database).MigrateAsync();
        Assert.Equal(46, (await JournalAsync()).Count());
        await Runner(FortyFive, database: database).RollbackToAsync(0);
        Assert.Empty(await TablesAsync());
    }

    private Task<MigrationReport> SeedAsync(IEnumerable<TestMigration> seeds) => new MigrationRunner(Provider.Registry([], seeds: seeds), Database.Connect()).SeedAsync("Development");

    private async Task EndSessionAsync(int version)
    {
        await Trap.SetOnceAsync(Database, $"t{version}", Trap.EndSession);
        await EndSessionAsync(version, Database.Connect());
    }

    private async Task EndSessionAsync(int version, IMigrationDatabase database)
    {
        var progress = new ProgressLog();
        Assert.Equal(45, (await Runner(FortyFive, Told(progress), database).MigrateAsync()).Results.Count);
        Assert.True(await TextAsync("SELECT last_value FROM times_trapped") == "2", $"No session ended in version {version}.");
        await AreAppliedOnceAsync(45);
        Assert.Equal(Enumerable.Range(1, 45).Select(number => (long)number), DoneIn(progress));
    }

    // Whoever makes the table stands there until it is opened.
    private async Task<Gate> CloseAtAsync(int version)
    {
        await Trap.SetAsync(Database, $"t{version}", Gate.Wait);
        return await Gate.CloseAsync(Database);
    }
}
