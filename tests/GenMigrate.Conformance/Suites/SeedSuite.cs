namespace GenMigrate.Conformance;

/// <summary>Seeds: run when asked for, in their own order, once or when they change, and tracked apart.</summary>
public abstract class SeedSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string Development = "Development";
    private static readonly TestMigration[] Schema = [TestMigration.Creates(1, "workers"), TestMigration.Creates(2, "jobs")];
    private static readonly TestMigration Ada = TestMigration.Inserts(1, "workers", "Ada");
    private static readonly TestMigration Grace = TestMigration.Inserts(2, "workers", "Grace");

    [ServerFact]
    public async Task They_run_only_when_asked_for()
    {
        await Seeder(Ada).MigrateAsync();
        Assert.Equal("", await ValuesAsync("workers"));
        Assert.Equal("up 1", Done(await Seeder(Ada).SeedAsync(Development)));
        Assert.Equal("Ada", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task While_a_migration_is_pending_they_are_refused_and_nothing_is_made()
    {
        var refusal = await RefusedAsync(Seeder(Ada));
        Assert.Equal("Pending 1", Kinds(refusal));
        Assert.Contains("2 migrations are pending, beginning with version 1 'M1'. Run `setup`", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await Database.OwnTablesAsync());

        await Seeder(Ada).MigrateAsync(1);
        Assert.Equal("Pending 2", Kinds(await RefusedAsync(Seeder(Ada))));
        Assert.Equal("", await ValuesAsync("workers"));
        await UpAsync(Schema);
        Assert.Equal("up 1", Done(await Seeder(Ada).SeedAsync(Development)));
        await Runner(Schema).RollbackAsync();
        Assert.Equal("Pending 2", Kinds(await RefusedAsync(Seeder(Ada, Grace))));
    }

    [ServerFact]
    public async Task While_a_migration_is_unfinished_they_are_refused()
    {
        var failing = new TestMigration(3) { Up = [TestStep.Insert("workers", "a"), TestStep.Fail()] };
        TestMigration[] migrations = [.. Schema, failing.OptedOut()];
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        var seeder = new MigrationRunner(Provider.Registry(migrations, seeds: [Ada]), Database.Connect());
        Assert.Equal("Pending 3", Kinds(await RefusedAsync(seeder)));
    }

    /// <remarks>What is pending is judged under the lock: while another runner rolls back, or migrates, it changes.</remarks>
    [ServerFact]
    public async Task Those_that_wait_for_a_runner_are_judged_by_what_it_leaves()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopping = TestStep.Code("wait", async (_, token) =>
        {
            reached.SetResult();
            await open.Task.WaitAsync(token);
        });
        TestMigration[] migrations = [.. Schema, new TestMigration(3) { Up = [TestStep.Insert("workers", "a"), stopping] }.OptedOut()];
        var holder = Task.Run(() => UpAsync(migrations));
        await reached.Task;
        using var log = new WaitingLog();
        var registry = Provider.Registry(migrations, seeds: [Ada]);
        var seeder = new MigrationRunner(registry, Database.Connect(), new MigrationRunnerOptions { LoggerFactory = log });
        var seeding = Task.Run(() => seeder.SeedAsync(Development));
        await log.Waits;
        open.SetResult();
        Assert.Equal("up 1, up 2, up 3", Done(await holder));
        Assert.Equal("up 1", Done(await seeding));
    }

    [ServerFact]
    public async Task Where_none_is_for_the_environment_the_log_says_which_have_some()
    {
        await UpAsync(Schema);
        TestMigration[] seeds = [Ada with { Note = "Development, Staging" }, Grace with { Note = "development" }];
        var log = new LogRecorder();
        Assert.Empty((await Seeder(options => options.LoggerFactory = log, seeds).SeedAsync("production")).Results);
        const string Reason = "Information: No seed is for the environment 'production'. There are seeds for Development, Staging;";
        Assert.Contains(Reason, log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    [ServerFact]
    public async Task An_environment_that_is_neither_named_nor_usual_is_a_warning()
    {
        await UpAsync(Schema);
        var log = new LogRecorder();
        TestMigration[] seeds = [Ada with { Note = "Development" }, Grace];
        Assert.Equal("up 2", Done(await Seeder(options => options.LoggerFactory = log, seeds).SeedAsync("Developement")));
        const string Warning = "Warning: No seed names the environment 'Developement'. There are seeds for Development.";
        Assert.Contains(Warning, log.Text, StringComparison.Ordinal);

        // Where every seed is for every environment, any name will do.
        log = new LogRecorder();
        await Seeder(options => options.LoggerFactory = log, Grace).SeedAsync("QA");
        Assert.DoesNotContain("No seed", log.Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Each_runs_once_in_order()
    {
        await UpAsync(Schema);
        Assert.Equal("up 1, up 2", Done(await Seeder(Grace, Ada).SeedAsync(Development)));
        Assert.Empty((await Seeder(Grace, Ada).SeedAsync(Development)).Results);
        Assert.Equal("Ada, Grace", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task Of_many_runners_at_once_one_runs_each()
    {
        await UpAsync(Schema);
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Seeder(Ada, Grace).SeedAsync(Development))));
        Assert.Equal([1L, 2L], reports.SelectMany(report => report.Results).Select(result => result.Version).Order());
        Assert.Equal("Ada, Grace", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task Those_of_other_environments_are_left_out()
    {
        await UpAsync(Schema);
        TestMigration[] seeds = [Ada with { Note = "Staging, Development" }, Grace with { Note = "Production" }];
        Assert.Equal("up 1", Done(await Seeder(seeds).SeedAsync("development")));
        Assert.Equal("up 2", Done(await Seeder(seeds).SeedAsync("Production")));
    }

    [ServerFact]
    public async Task A_lower_one_may_come_later()
    {
        await UpAsync(Schema);
        await Seeder(Grace).SeedAsync(Development);
        Assert.Equal("up 1", Done(await Seeder(Ada, Grace).SeedAsync(Development)));
    }

    [ServerFact]
    public async Task One_that_changed_runs_again_only_if_it_says_so()
    {
        await UpAsync(Schema);
        TestMigration often = Grace.With(MigrationFlags.RunOnChange);
        await Seeder(Ada, often).SeedAsync(Development);
        Assert.Equal("up 2", Done(await Seeder(Ada with { Content = 1 }, often with { Content = 1 }).SeedAsync(Development)));
        Assert.Empty((await Seeder(Ada with { Content = 1 }, often with { Content = 1 }).SeedAsync(Development)).Results);
        Assert.Equal("Ada, Grace, Grace", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task One_that_changed_and_stays_is_told_of()
    {
        await UpAsync(Schema);
        await Seeder(Ada).SeedAsync(Development);
        var log = new LogRecorder();
        await Seeder(options => options.LoggerFactory = log, Ada with { Content = 1 }).SeedAsync(Development);
        Assert.Contains("Seed 1 'M1' was changed after it ran, and is not run again", log.Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task They_are_tracked_apart_from_migrations()
    {
        await UpAsync(Schema);
        await Seeder(Ada, TestMigration.Inserts(9, "workers", "Edsger")).SeedAsync(Development);
        Assert.Equal("migration 1, migration 2, seed 1, seed 9", string.Join(", ", (await Database.ReadHistoryAsync()).Select(row => $"{row.Kind} {row.Version}")));
        Assert.Equal("up 1 done, up 2 done, seed 1 done, seed 9 done", await JournalAsync());
        Assert.True(await Runner(Schema).IsUpToDateAsync());
        Assert.Equal("down 2, down 1", Done(await Runner(Schema).RollbackToAsync(0)));
    }

    [ServerFact]
    public async Task Their_history_lies_where_the_options_say()
    {
        await UpAsync(Schema);
        await Seeder(options => options.SeedHistoryName = "genmigrate_seeds", Ada).SeedAsync(Development);
        Assert.DoesNotContain(await Database.ReadHistoryAsync(), row => row.Kind == "seed");
        Assert.Contains("genmigrate_seeds", await Database.OwnTablesAsync());
        Assert.Empty((await Seeder(options => options.SeedHistoryName = "genmigrate_seeds", Ada).SeedAsync(Development)).Results);
    }

    [ServerFact]
    public async Task One_that_fails_leaves_nothing_and_runs_again()
    {
        await UpAsync(Schema);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Seeder(Ada, Grace with { Up = [.. Grace.Up, TestStep.Fail()] }).SeedAsync(Development));
        Assert.Contains("Seed 2 'M2' failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("run `seed` again", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Ada", await ValuesAsync("workers"));
        Assert.Equal("up 2", Done(await Seeder(Ada, Grace).SeedAsync(Development)));
    }

    [ServerFact]
    public async Task One_that_fails_when_it_runs_again_is_still_applied()
    {
        await UpAsync(Schema);
        TestMigration often = Ada.With(MigrationFlags.RunOnChange);
        await Seeder(often).SeedAsync(Development);
        await Assert.ThrowsAsync<MigrationFailedException>(() => Seeder(often with { Content = 1, Up = [TestStep.Insert("workers", "Grace"), TestStep.Fail()] }).SeedAsync(Development));
        Assert.Equal("Ada", await ValuesAsync("workers"));
        Assert.Equal("applied", Assert.Single(await Database.ReadHistoryAsync(), row => row.Kind == "seed").State);
        Assert.Equal("up 1", Done(await Seeder(often with { Content = 2 }).SeedAsync(Development)));
    }

    [ServerFact]
    public async Task One_that_broke_off_and_may_not_be_repeated_says_what_to_do()
    {
        await UpAsync(Schema);
        TestMigration seed = new TestMigration(1) { Up = [TestStep.Insert("workers", "Ada"), TestStep.FailAlone("workers", "Grace")] }.OptedOut();
        await Assert.ThrowsAsync<MigrationFailedException>(() => Seeder(seed).SeedAsync(Development));
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Seeder(seed).SeedAsync(Development));
        Assert.Contains("Seed 1 'M1' stopped after step 1, and cannot be resumed", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("`repair 1 --seed --applied`", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("`repair 1 --seed --rolled-back`; `seed` then runs it anew", refusal.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task One_that_broke_off_and_was_edited_since_can_be_forgotten_and_runs_anew()
    {
        await UpAsync(Schema);
        TestMigration seed = new TestMigration(1) { Up = [TestStep.Insert("workers", "Ada"), TestStep.Fail()] }.OptedOut();
        await Assert.ThrowsAsync<MigrationFailedException>(() => Seeder(seed).SeedAsync(Development));
        TestMigration edited = Grace with { Version = 1, Name = "M1", Content = 1 };
        Assert.Equal("Unfinished 1", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(() => Seeder(edited).SeedAsync(Development))));

        await Database.DoAsync(TestStep.Delete("workers", "Ada"));
        await Seeder(edited).RepairSeedAsync(1, RepairAction.Forget);
        Assert.Equal("up 1", Done(await Seeder(edited).SeedAsync(Development)));
        Assert.Equal("Grace", await ValuesAsync("workers"));
        Assert.Equal("up 1 done, up 2 done, seed 1 failed, repair 1 done, seed 1 done", await JournalAsync());
    }

    [ServerFact]
    public async Task One_that_is_marked_as_rolled_back_runs_again_and_one_marked_as_applied_does_not()
    {
        await UpAsync(Schema);
        await Seeder(Ada).SeedAsync(Development);
        await Database.DoAsync(TestStep.Delete("workers", "Ada"));
        await Seeder(Ada, Grace).RepairSeedAsync(1, RepairAction.MarkRolledBack);
        await Seeder(Ada, Grace).RepairSeedAsync(2, RepairAction.MarkApplied);
        Assert.Equal("up 1", Done(await Seeder(Ada, Grace).SeedAsync(Development)));
        Assert.Equal("Ada", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task A_change_that_is_accepted_is_not_told_of_and_does_not_run()
    {
        await UpAsync(Schema);
        TestMigration often = Grace.With(MigrationFlags.RunOnChange);
        await Seeder(Ada, often).SeedAsync(Development);
        TestMigration[] changed = [Ada with { Content = 1 }, often with { Content = 1 }];
        var log = new LogRecorder();
        foreach (var seed in changed)
        {
            await Seeder(changed).RepairSeedAsync(seed.Version, RepairAction.AcceptChange);
        }

        Assert.Empty((await Seeder(options => options.LoggerFactory = log, changed).SeedAsync(Development)).Results);
        Assert.DoesNotContain("was changed after it ran", log.Text, StringComparison.Ordinal);
        Assert.Equal("Ada, Grace", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task A_correction_of_a_seed_leaves_the_migration_of_the_same_version_alone()
    {
        await UpAsync(Schema);
        await Seeder(Ada).SeedAsync(Development);
        await Seeder(Ada).RepairSeedAsync(1, RepairAction.Forget);
        Assert.Equal("migration 1 applied, migration 2 applied", string.Join(", ", (await Database.ReadHistoryAsync()).Select(row => $"{row.Kind} {row.Version} {row.State}")));
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Seeder(Ada).RepairSeedAsync(2, RepairAction.MarkRolledBack));
        Assert.Equal("Cannot mark as rolled back seed 2: the database does not know it. `history` shows what there is.", refusal.Message);
    }

    private static Task<MigrationRefusedException> RefusedAsync(MigrationRunner seeder) =>
        Assert.ThrowsAsync<MigrationRefusedException>(() => seeder.SeedAsync(Development));

    private MigrationRunner Seeder(params TestMigration[] seeds) => Seeder(_ => { }, seeds);

    private MigrationRunner Seeder(Action<MigrationRunnerOptions> configure, params TestMigration[] seeds)
    {
        var options = new MigrationRunnerOptions();
        configure(options);
        return new MigrationRunner(Provider.Registry(Schema, seeds: seeds), Database.Connect(), options);
    }
}
