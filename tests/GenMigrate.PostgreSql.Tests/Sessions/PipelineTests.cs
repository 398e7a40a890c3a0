namespace GenMigrate.PostgreSql.Tests;

/// <summary>Migrations that go to the server together end as if each had gone alone.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class PipelineTests : TablesTests
{
    [ServerFact]
    public async Task They_go_up_and_down_and_up_again()
    {
        Assert.Equal(FortyFive.Select(migration => migration.Version), (await UpAsync(FortyFive)).Results.Select(result => result.Version));
        await AreAppliedOnceAsync(45);
        Assert.Equal(FortyFive.Reverse().Select(migration => migration.Version), (await Runner(FortyFive).RollbackToAsync(0)).Results.Select(result => result.Version));
        Assert.Empty(await TablesAsync());
        await UpAsync(FortyFive);
        Assert.Equal(45, (await TablesAsync()).Count());
        Assert.Equal(3 * 45, (await JournalAsync()).Count());
    }

    [ServerFact]
    public async Task Through_a_pooler_too()
    {
        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        await Runner(FortyFive, database: pooled).MigrateAsync();
        await AreAppliedOnceAsync(45);
        await Runner(FortyFive, database: pooled).RollbackToAsync(0);
        Assert.Empty(await TablesAsync());
    }

    [ServerFact]
    public async Task Of_several_runners_each_migration_has_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => UpAsync(FortyFive))));
        await AreAppliedOnceAsync(45);
    }

    [ServerFact]
    public async Task One_that_fails_is_recorded_as_alone_and_those_before_it_stay()
    {
        var migrations = WithOneThatFails(5);
        var (together, togetherHistory, togetherJournal) = await FailAsync(Database, migrations, options => { });
        Assert.Equal("1 applied, 2 applied, 3 applied, 4 applied, 5 failed", await StatesAsync());
        Assert.Equal(["up 1 done", "up 2 done", "up 3 done", "up 4 done", "up 5 failed"], await JournalAsync());
        Assert.Equal([1, 2, 3, 4], await TablesAsync());
        Assert.Equal((5L, "second", 2), (together.Version, together.Step, together.Line));
        Assert.Equal([1L, 2L, 3L, 4L], together.Completed.Select(result => result.Version));
        Assert.Equal((await Database.ReadHistoryAsync()).Take(4).Select(row => row.ExecutionTimeMs), (await Database.ReadJournalAsync()).Take(4).Select(entry => (long?)entry.DurationMs));

        await using var other = await PostgreSqlTestDatabase.CreateAsync();
        var (alone, aloneHistory, aloneJournal) = await FailAsync(other, migrations, options => options.Progress = new ProgressLog());
        Assert.Equal(alone.Message, together.Message);
        Assert.Equal(aloneHistory, togetherHistory);
        Assert.Equal(aloneJournal, togetherJournal);
    }

    [ServerFact]
    public async Task When_it_is_repaired_the_next_run_goes_on_with_it()
    {
        var migrations = WithOneThatFails(5);
        await FailAsync(Database, migrations, options => { });
        await Database.ExecuteAsync("DROP TABLE obstacle");
        Assert.Equal(migrations.Skip(4).Select(migration => migration.Version), (await UpAsync(migrations)).Results.Select(result => result.Version));
        Assert.Equal("up 4 done, up 5 failed, up 5 done, up 6 done", string.Join(", ", (await JournalAsync()).Skip(3).Take(4)));
        Assert.Equal(46, (await JournalAsync()).Count());
    }

    [ServerFact]
    public async Task The_first_and_the_last_of_a_pipeline_may_fail()
    {
        foreach (var version in new[] { 1, 20, 21 })
        {
            await using var other = await PostgreSqlTestDatabase.CreateAsync();
            var (failure, history, journal) = await FailAsync(other, WithOneThatFails(version), options => { });
            Assert.Equal((version, version - 1), (failure.Version, failure.Completed.Count));
            Assert.Equal((version, version), (history.Count, journal.Count));
        }
    }

    [ServerFact]
    public async Task One_that_fails_on_its_way_down_stays_applied()
    {
        await UpAsync(FortyFive);
        await Database.ExecuteAsync("CREATE VIEW user_of_t30 AS SELECT x FROM t30");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(FortyFive).RollbackToAsync(0));
        Assert.Equal((30L, 15), (failure.Version, failure.Completed.Count));
        Assert.Equal(Enumerable.Range(1, 30), await TablesAsync());
        Assert.Equal(["down 31 done", "down 30 failed"], (await JournalAsync()).TakeLast(2));
        await Database.ExecuteAsync("DROP VIEW user_of_t30");
        Assert.Equal(30, (await Runner(FortyFive).RollbackToAsync(0)).Results.Count);
        Assert.Empty(await TablesAsync());
    }

    [ServerFact]
    public async Task Who_does_not_watch_the_steps_is_told_the_same_in_the_same_order()
    {
        var together = new ProgressLog();
        await Runner(FortyFive, Told(together)).MigrateAsync();
        await using var other = await PostgreSqlTestDatabase.CreateAsync();
        var alone = new ProgressLog();
        await Runner(FortyFive, options => options.Progress = alone, other.Connect()).MigrateAsync();
        Assert.Equal(alone.Events.Select(Place), together.Events.Select(Place));
        Assert.Equal((MigrationPhase.Done, 7L, 7, 45), Place(together.Events[(5 * 7) - 1]));
    }

    [ServerFact]
    public async Task Each_took_as_long_as_it_took_itself()
    {
        await Trap.SetAsync(Database, "t3", "PERFORM pg_sleep(0.5);");
        var results = (await UpAsync(FortyFive.Take(5))).Results;
        Assert.All(results, result => Assert.Equal(result.Version == 3, result.Duration.TotalMilliseconds >= 500));
        Assert.All(await Database.ReadHistoryAsync(), row => Assert.Equal(row.Version == 3, row.ExecutionTimeMs >= 500));
        Assert.All(await Database.ReadJournalAsync(), entry => Assert.Equal(entry.Version == 3, entry.DurationMs >= 500));
    }

    /// <remarks>A limit for requests is not one for migrations.</remarks>
    [ServerFact]
    public async Task What_the_database_sets_for_its_sessions_does_not_hold_for_them()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET statement_timeout = '200ms'; ALTER DATABASE {Database.Name} SET default_transaction_isolation = 'serializable'");
        await Trap.SetAsync(Database, "t3", "PERFORM pg_sleep(0.5);");
        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        foreach (var way in new[] { Database.Connect(), pooled })
        {
            var runner = Runner(FortyFive, database: way);
            await runner.MigrateAsync();
            await runner.RollbackToAsync(0);
        }

        Assert.Equal(4 * 45, (await JournalAsync()).Count());
        Assert.DoesNotContain(await JournalAsync(), entry => entry.EndsWith("failed", StringComparison.Ordinal));
    }

    /// <remarks>It had opted out when it stopped half-way; that it does no more changes nothing of what is done.</remarks>
    [ServerFact]
    public async Task One_that_stopped_half_way_goes_on_after_the_steps_that_are_done()
    {
        var steps = NativeMigrations.Steps(2, migration => migration.Sql("CREATE TABLE log (x int); CREATE INDEX ON log (x)").Sql("CREATE TABLE IF NOT EXISTS log (x int)").Sql("CREATE VIEW seen AS SELECT x FROM obstacle"));
        TestMigration[] migrations = [FortyFive[0], steps, FortyFive[2]];
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations[0], steps.OptedOut()));
        await Database.ExecuteAsync("CREATE TABLE obstacle (x int); DROP TABLE log");
        await UpAsync(migrations);
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
        Assert.Null(await Database.CountAsync("log"));
    }

    // As alone, its first step is rolled back with it.
    private static List<TestMigration> WithOneThatFails(int version)
    {
        var migrations = FortyFive.ToList();
        migrations[version - 1] = NativeMigrations.Steps(version, migration => migration.Sql("first", $"CREATE TABLE t{version} (x int)").Sql("second", "CREATE TABLE log (x int);\nCREATE TABLE obstacle (x int);"));
        return migrations;
    }

    private async Task<(MigrationFailedException Failure, IReadOnlyList<string> History, IReadOnlyList<string> Journal)> FailAsync(PostgreSqlTestDatabase database, IEnumerable<TestMigration> migrations, Action<MigrationRunnerOptions> configure)
    {
        await database.ExecuteAsync("CREATE TABLE obstacle (x int)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations, configure, database.Connect()).MigrateAsync());
        return (failure, [.. (await database.ReadHistoryAsync()).Select(row => row.Essence)], [.. (await database.ReadJournalAsync()).Select(entry => entry.Essence)]);
    }

    private static (MigrationPhase Phase, long Version, int Number, int Count) Place(MigrationProgress now) => (now.Phase, now.Version, now.Number, now.Count);
}
