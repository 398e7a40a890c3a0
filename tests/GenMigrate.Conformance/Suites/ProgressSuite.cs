namespace GenMigrate.Conformance;

/// <summary>What is said of a run while it goes on, and in which order.</summary>
public abstract class ProgressSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    [ServerFact]
    public async Task A_transaction_is_told_from_start_to_commit()
    {
        await UpAsync(First);
        var progress = new ProgressLog();
        await Runner([First, TestMigration.Inserts(2, "log", "a", "b")], options => options.Progress = progress).MigrateAsync();
        Assert.Equal(["Starting 2", "StepStarting 2/1", "StepDone 2/1", "StepStarting 2/2", "StepDone 2/2", "Committing 2", "Done 2"], progress.Lines);
    }

    [ServerFact]
    public async Task A_step_tells_how_much_it_has_changed()
    {
        await UpAsync(First);
        var progress = new ProgressLog();
        using var log = new LogRecorder();
        var optedOut = new TestMigration(3) { Up = [TestStep.Insert("log", "c")] }.OptedOut();
        await Runner([First, TestMigration.Inserts(2, "log", "a", "b"), optedOut], options =>
        {
            options.Progress = progress;
            options.LoggerFactory = log;
        }).MigrateAsync();
        Assert.Equal([1L, 1L, 1L], progress.Events.Where(now => now.Phase == MigrationPhase.StepDone).Select(now => now.Affected));
        Assert.Contains("Debug: Version 3, step 1: 1 changed", log.Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task An_opted_out_migration_is_told_alike()
    {
        await UpAsync(First);
        var progress = new ProgressLog();
        var migration = new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Alone("log", "b")] }.OptedOut();
        await Runner([First, migration], options => options.Progress = progress).MigrateAsync();
        Assert.Equal(["Starting 2", "StepStarting 2/1", "StepDone 2/1", "StepStarting 2/2", "StepDone 2/2", "Committing 2", "Done 2"], progress.Lines);
    }

    [ServerFact]
    public async Task A_failure_is_the_last_that_is_told()
    {
        await UpAsync(First);
        var progress = new ProgressLog();
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([First, new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Fail()] }], options => options.Progress = progress).MigrateAsync());
        Assert.Equal(["Starting 2", "StepStarting 2/1", "StepDone 2/1", "StepStarting 2/2", "Failed 2"], progress.Lines);
    }

    [ServerFact]
    public async Task Each_event_says_where_in_the_run_it_is()
    {
        await UpAsync(First);
        var progress = new ProgressLog();
        var migration = TestMigration.Inserts(3, "log", "a");
        await Runner([First, TestMigration.Inserts(2, "log", "b"), migration with { Name = "Third" }], options => options.Progress = progress).MigrateAsync();
        var last = progress.Events[^1];
        Assert.Equal((3L, "Third", MigrationDirection.Up, 2, 2), (last.Version, last.Name, last.Direction, last.Number, last.Count));
    }

    [ServerFact]
    public async Task A_step_of_code_says_how_far_it_is()
    {
        await UpAsync(First);
        var progress = new ProgressLog();
        var step = TestStep.Code("fill", (context, _) =>
        {
            context.Report(1, 2, "half of it");
            context.Report(2);
            return Task.CompletedTask;
        });
        await Runner([First, new TestMigration(2) { Up = [step] }], options => options.Progress = progress).MigrateAsync();
        Assert.Equal(["Starting 2", "StepStarting 2/1", "StepRunning 2/1", "StepRunning 2/1", "StepDone 2/1", "Committing 2", "Done 2"], progress.Lines);
        Assert.Equal(("fill", 1L, 2L, "half of it"), (progress.Events[2].Step, progress.Events[2].Done, progress.Events[2].Total, progress.Events[2].Message));
        Assert.Equal((2L, null, null), (progress.Events[3].Done, progress.Events[3].Total, progress.Events[3].Message));
    }

    [ServerFact]
    public async Task A_rollback_goes_downwards()
    {
        TestMigration[] migrations = [First, TestMigration.Inserts(2, "log", "a")];
        await UpAsync(migrations);
        var progress = new ProgressLog();
        await Runner(migrations, options => options.Progress = progress).RollbackToAsync(0);
        Assert.Equal(["Starting 2", "StepStarting 2/1", "StepDone 2/1", "Committing 2", "Done 2", "Starting 1", "StepStarting 1/1", "StepDone 1/1", "Committing 1", "Done 1"], progress.Lines);
        Assert.All(progress.Events, now => Assert.Equal(MigrationDirection.Down, now.Direction));
    }

    [ServerFact]
    public async Task Nothing_to_do_is_nothing_to_tell()
    {
        await UpAsync(First);
        var progress = new ProgressLog();
        await Runner([First], options => options.Progress = progress).MigrateAsync();
        Assert.Empty(progress.Lines);
    }

    [ServerFact]
    public async Task Who_listens_and_throws_stops_the_migration_and_nothing_of_it_remains()
    {
        await UpAsync(First);
        var progress = new ProgressLog(now =>
        {
            if (now.Phase == MigrationPhase.StepDone)
            {
                throw new IOException("the pipe is gone");
            }
        });
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([First, TestMigration.Inserts(2, "log", "a")], options => options.Progress = progress).MigrateAsync());
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }
}
