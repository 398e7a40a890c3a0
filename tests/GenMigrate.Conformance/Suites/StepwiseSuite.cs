namespace GenMigrate.Conformance;

/// <summary>Migrations that opted out of their transaction: each step is kept by itself, and a failed run goes on where it stopped.</summary>
public abstract class StepwiseSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");
    private static readonly TestMigration Last = TestMigration.Inserts(3, "log", "last");

    [ServerFact]
    public async Task Each_step_runs_once_and_is_recorded()
    {
        var steps = new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Alone("log", "b"), TestStep.Code("c", (context, token) => context.InsertAsync("log", "c", token))] }.OptedOut();
        Assert.Equal("up 1, up 2, up 3", Done(await UpAsync(First, steps, Last)));
        Assert.Equal("a, b, c, last", await ValuesAsync("log"));
        var row = await RowAsync(2);
        Assert.Equal(("applied", 3), (row.State, row.StepsDone));
        Assert.Equal("run:c", row.StepHashes!.Split('\n')[2]);
        Assert.Equal("up 1 done, up 2 done, up 3 done", await JournalAsync());
    }

    [ServerFact]
    public async Task While_a_step_runs_the_history_says_how_far_it_is()
    {
        var seen = new List<string>();
        var steps = new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Alone("log", "b"), TestStep.Insert("log", "c")] }.OptedOut();

        // Between two transactions everybody can read it: when the step without one starts, and when it is done.
        var progress = new ProgressLog(now =>
        {
            if (now is { Version: 2, StepNumber: 2 })
            {
                var row = RowAsync(2).GetAwaiter().GetResult();
                seen.Add($"{now.Phase}: {row.State} {row.StepsDone} {row.StepHashes!.Split('\n')[^1].Split(' ')[0] == "begun"}");
            }
        });
        await Runner([First, steps], options => options.Progress = progress).MigrateAsync();
        Assert.Equal(["StepStarting: running 1 True", "StepDone: running 1 True"], seen);
    }

    [ServerFact]
    public Task A_failure_in_the_first_step_is_resumed() => FailsAndGoesOnAsync(failing: 0);

    [ServerFact]
    public Task A_failure_in_a_step_between_is_resumed() => FailsAndGoesOnAsync(failing: 1);

    [ServerFact]
    public Task A_failure_in_the_last_step_is_resumed() => FailsAndGoesOnAsync(failing: 2);

    [ServerFact]
    public async Task A_failure_is_told_with_what_is_done_and_stays()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Stopping));
        Assert.Contains("1 of its 3 steps are done and stay", failure.Message, StringComparison.Ordinal);
        Assert.Equal("up 1 done, up 2 failed", await JournalAsync());
        Assert.Equal((await RowAsync(2)).ErrorMessage, (await Database.ReadJournalAsync())[^1].ErrorMessage);
    }

    [ServerFact]
    public async Task Nothing_after_a_migration_that_stopped_runs()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Stopping, Last));
        Assert.Equal("a", await ValuesAsync("log"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [ServerFact]
    public async Task A_step_that_is_done_must_not_be_edited()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Stopping));
        var edited = Stopping with { Up = [TestStep.Insert("log", "edited"), .. Stopping.Up.Skip(1)] };
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(First, edited, Last));
        Assert.Equal("Unfinished 2", Kinds(refusal));
        Assert.Contains("repair 2 --applied", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("repair 2 --rolled-back", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("a", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task A_step_that_is_not_done_may_be_edited()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Stopping));
        var edited = Stopping with { Up = [Stopping.Up[0], TestStep.Insert("log", "corrected"), TestStep.Insert("log", "added")], Content = 1 };
        Assert.Equal("up 2", Done(await UpAsync(First, edited)));
        Assert.Equal("a, added, corrected", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task A_Down_that_stopped_is_finished_and_nothing_more()
    {
        var steps = TestMigration.Inserts(2, "log", "a", "b").OptedOut() with { Down = [TestStep.Delete("log", "b"), TestStep.Fail(), TestStep.Delete("log", "a")] };
        await UpAsync(First, steps);
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([First, steps]).RollbackAsync());
        var row = await RowAsync(2);
        Assert.Equal(("failed", "down", 1), (row.State, row.Direction, row.StepsDone));
        Assert.Equal("a", await ValuesAsync("log"));

        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        Assert.Equal("down 2", Done(await UpAsync(First, steps, Last)));
        Assert.Equal("1 applied, 2 rolled_back", await StatesAsync());
        Assert.Equal("", await ValuesAsync("log"));
        Assert.Equal("up 2, up 3", Done(await UpAsync(First, steps, Last)));
    }

    [ServerFact]
    public async Task Up_and_down_and_up_gives_the_same_database()
    {
        var steps = TestMigration.Inserts(2, "log", "a", "b").OptedOut();
        await UpAsync(First, steps);
        var dump = await Database.DumpAsync();
        await Runner([First, steps]).RollbackAsync();
        Assert.Equal(0, await Database.CountAsync("log"));
        await UpAsync(First, steps);
        Assert.Equal(dump, await Database.DumpAsync());
    }

    private static TestMigration Stopping { get; } = new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Fail(), TestStep.Insert("log", "c")] }.OptedOut();

    private async Task FailsAndGoesOnAsync(int failing)
    {
        TestStep[] steps = [TestStep.Insert("log", "a"), TestStep.Insert("log", "b"), TestStep.Insert("log", "c")];
        steps[failing] = TestStep.Fail();
        var migration = new TestMigration(2) { Up = steps }.OptedOut();

        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, migration));
        var row = await RowAsync(2);
        Assert.Equal(("failed", "up", failing), (row.State, row.Direction, row.StepsDone));
        Assert.NotNull(row.ErrorMessage);
        Assert.Equal(failing, await Database.CountAsync("log"));

        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        Assert.Equal("up 2", Done(await UpAsync(First, migration)));
        row = await RowAsync(2);
        Assert.Equal(("applied", 3, null), (row.State, row.StepsDone, row.ErrorMessage));
        Assert.Equal(2, await Database.CountAsync("log"));
    }
}
