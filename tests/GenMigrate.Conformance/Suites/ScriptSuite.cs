namespace GenMigrate.Conformance;

/// <summary>What a script leaves, executed by the database's own tool, is what the run itself leaves. Databases of SQL.</summary>
public abstract class ScriptSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string Hostile = "it's \\'; DROP TABLE \"log\"; --\n/* ; */ $$ :name ?";
    private static readonly TestMigration First = TestMigration.Creates(1, "log") with { Description = Hostile };
    private static readonly TestMigration Second = TestMigration.Inserts(2, "log", Hostile, "b");
    private static readonly TestMigration Third = (TestMigration.Inserts(3, "log", "c") with
    {
        Name = Hostile,
        Up = [TestStep.Insert("log", "c"), TestStep.Alone("log", "d"), TestStep.Insert("log", "e")],
        Down = [TestStep.Delete("log", "e"), TestStep.Alone("log", "f"), TestStep.Delete("log", "c")],
    }).OptedOut();

    private static readonly TestMigration Last = TestMigration.Creates(9, "other");
    private static readonly TestMigration[] All = [First, Second, Third, Last];

    [ServerFact]
    public async Task A_scripted_database_is_as_one_that_was_run()
    {
        await ScriptAsync(Runner(All).Script());
        await AssertAsRunAsync(runner => runner.MigrateAsync());
        Assert.True(await Runner(All).IsUpToDateAsync());
    }

    [ServerFact]
    public async Task The_way_back_is_as_one_that_was_run()
    {
        await UpAsync(All);
        await ScriptAsync(Runner(All).ScriptRollback());
        await AssertAsRunAsync(async runner =>
        {
            await runner.MigrateAsync();
            await runner.RollbackToAsync(0);
        });
    }

    [ServerFact]
    public async Task There_and_back_and_there_again_is_as_one_that_was_run()
    {
        await ScriptAsync(Runner(All).Script());
        await ScriptAsync(Runner(All).ScriptRollback(9, 1));
        await ScriptAsync(Runner(All).Script(1));
        await AssertAsRunAsync(async runner =>
        {
            await runner.MigrateAsync();
            await runner.RollbackToAsync(1);
            await runner.MigrateAsync();
        });
    }

    [ServerFact]
    public async Task Ranges_meet_and_a_run_goes_on_after_them()
    {
        await ScriptAsync(Runner(All).Script(0, 1));
        await ScriptAsync(Runner(All).Script(1, 3));
        Assert.Equal("up 9", Done(await UpAsync(All)));
        Assert.Equal("up 1 done, up 2 done, up 3 done, up 9 done", await JournalAsync());
    }

    [ServerFact]
    public async Task What_is_pending_is_scripted_from_the_history()
    {
        await UpAsync(First, Second);
        var script = await Runner(All).ScriptPendingAsync();
        Assert.Equal([3, 9], script.Migrations.Select(planned => planned.Migration.Version));
        await ScriptAsync(script);
        Assert.Empty((await Runner(All).ScriptPendingAsync()).Migrations);
    }

    [ServerFact]
    public async Task A_migration_that_stopped_half_way_is_scripted_from_there()
    {
        var broken = Third with { Up = [.. Third.Up.Take(2), TestStep.Fail()] };
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Second, broken));
        var script = await Runner([First, Second, broken with { Up = Third.Up }]).ScriptPendingAsync();
        await ScriptAsync(script);
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
        Assert.Equal(["b", "c", "d", "e"], (await Database.ValuesAsync("log")).Where(value => value.Length == 1));
    }

    [ServerFact]
    public async Task A_script_that_does_not_fit_the_history_changes_nothing()
    {
        await UpAsync(First, Second);
        var before = await Database.DumpAsync();
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => ScriptAsync(Runner(All).Script(1, 2)));
        Assert.Contains("is not what this script was made for", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => ScriptAsync(Runner(All).ScriptRollback(3, 2)));
        Assert.Equal(before, await Database.DumpAsync());
        Assert.Equal("up 1 done, up 2 done", await JournalAsync());
    }

    [ServerFact]
    public async Task A_script_that_fails_stops_there_and_leaves_nothing_of_the_failed_migration()
    {
        var failing = Second with { Up = [TestStep.Insert("log", "a"), TestStep.Fail()] };
        await Assert.ThrowsAnyAsync<Exception>(() => ScriptAsync(Runner([First, failing, Last]).Script()));
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal("1 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_script_waits_for_no_runner()
    {
        await UpAsync(First);
        await ((SqlTestDatabase)Database).ExecuteAsync("UPDATE genmigrate_lock SET machine = 'another', process_id = 1, process_start = '1', program = 'another', expires_at = '2999-01-01T00:00:00.000Z'");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => ScriptAsync(Runner([First, Second]).Script(1)));
        Assert.Contains("a runner is migrating this database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.CountAsync("log"));
    }

    [ServerFact]
    public async Task All_in_one_transaction_are_all_or_none()
    {
        var failing = Second with { Up = [TestStep.Fail()] };
        await Assert.ThrowsAnyAsync<Exception>(() => ScriptAsync(Runner([First, failing], options => options.SingleTransaction = true).Script()));
        Assert.Null(await Database.CountAsync("log"));
        await ScriptAsync(Runner([First, Second], options => options.SingleTransaction = true).Script());
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task Another_registry_has_its_own_rows()
    {
        await ScriptAsync(Runner([First], registry: "it's").Script());
        Assert.Equal("it's", Assert.Single(await Database.ReadHistoryAsync()).Registry);
    }

    [ServerFact]
    public void Code_is_refused_with_its_version_and_step()
    {
        var code = new TestMigration(2) { Up = [TestStep.Code("fill", (_, _) => Task.CompletedTask)] };
        var refusal = Assert.Throws<MigrationRefusedException>(() => Runner([First, code]).Script());
        Assert.StartsWith("Version 2 'M2': step 'fill' is code, which a script cannot hold", Assert.Single(refusal.Problems).Message, StringComparison.Ordinal);
        Assert.Single(Runner([First, code]).Script(0, 1).Migrations);
    }

    [ServerFact]
    public void Nothing_to_do_is_a_script_too()
    {
        Assert.Equal("-- Nothing to do.\n", Runner([First]).Script(1).Text);
        Assert.Equal("-- Nothing to do.\n", Runner([]).ScriptRollback().Text);
    }

    [ServerFact]
    public void A_version_that_is_not_there_is_refused()
    {
        Assert.Equal("UnknownVersion 4", Kinds(Assert.Throws<MigrationRefusedException>(() => Runner(All).Script(4))));
        Assert.Equal("UnknownVersion 4", Kinds(Assert.Throws<MigrationRefusedException>(() => Runner(All).Script(0, 4))));
        Assert.Equal("UnknownVersion 4", Kinds(Assert.Throws<MigrationRefusedException>(() => Runner(All).ScriptRollback(9, 4))));
    }

    private Task ScriptAsync(MigrationScript script) => ((SqlTestDatabase)Database).RunScriptAsync(script.Text);

    private async Task AssertAsRunAsync(Func<MigrationRunner, Task> run)
    {
        await using var other = await Provider.CreateAsync();
        await run(new MigrationRunner(Provider.Registry(All), other.Connect()));
        Assert.Equal(await other.DumpAsync(), await Database.DumpAsync());
        Assert.Equal(await other.OwnTablesAsync(), await Database.OwnTablesAsync());
        Assert.Equal((await other.ReadHistoryAsync()).Select(Facts), (await Database.ReadHistoryAsync()).Select(Facts));
        Assert.Equal((await other.ReadJournalAsync()).Select(entry => entry.Essence), (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    private static string Facts(StoredHistoryRow row) => $"{row.Essence} {row.Description} applied: {row.AppliedAt is not null} rolled back: {row.RolledBackAt is not null}";
}
