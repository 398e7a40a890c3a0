namespace GenMigrate.Conformance;

/// <summary>A cancelled call throws, and leaves what its row of the state table says.</summary>
public abstract class CancellationSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    [ServerFact]
    public async Task Before_it_begins_nothing_is_made()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner([First]).MigrateAsync(cancel.Token));
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task Between_two_migrations_the_first_stays()
    {
        using var cancel = new CancellationTokenSource();
        await CancelAtAsync(cancel, progress => progress is { Phase: MigrationPhase.Done, Version: 1 }, First, TestMigration.Inserts(2, "log", "a"));
        Assert.Equal("1 applied", await StatesAsync());
        Assert.Equal("up 1 done", await JournalAsync());
    }

    [ServerFact]
    public async Task Between_two_steps_of_a_transaction_nothing_of_it_remains()
    {
        using var cancel = new CancellationTokenSource();
        TestMigration[] migrations = [First, TestMigration.Inserts(2, "log", "a", "b")];
        await CancelAtAsync(cancel, progress => progress is { Phase: MigrationPhase.StepDone, Version: 2, StepNumber: 1 }, migrations);
        Assert.Equal("1 applied", await StatesAsync());
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal("up 2", Done(await UpAsync(migrations)));
    }

    [ServerFact]
    public async Task Asked_to_stop_a_transaction_is_finished_and_no_other_begun()
    {
        TestMigration[] migrations = [TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", "a", "b"), TestMigration.Inserts(3, "log", "c")];
        await StopAtAsync(progress => progress is { Phase: MigrationPhase.StepStarting, Version: 2, StepNumber: 1 }, migrations);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.Equal("up 3", Done(await UpAsync(migrations)));
    }

    [ServerFact]
    public async Task Asked_to_stop_it_ends_between_two_steps_without_a_transaction_and_goes_on_there()
    {
        TestMigration[] migrations = [First, TestMigration.Inserts(2, "log", "a", "b", "c").OptedOut()];
        await StopAtAsync(progress => progress is { Phase: MigrationPhase.StepStarting, Version: 2, StepNumber: 2 }, migrations);
        Assert.Equal(("running", 2), ((await RowAsync(2)).State, (await RowAsync(2)).StepsDone));
        Assert.Equal("a, b", await ValuesAsync("log"));
        Assert.Equal("up 2", Done(await UpAsync(migrations)));
        Assert.Equal("a, b, c", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task Asked_to_stop_in_the_last_step_it_is_simply_done()
    {
        using var stop = new CancellationTokenSource();
        Assert.Equal("up 1", Done(await Runner([First], options => StopAt(options, stop, progress => progress.Phase == MigrationPhase.StepStarting)).MigrateAsync()));
    }

    [ServerFact]
    public async Task In_a_step_of_code_nothing_of_its_transaction_remains()
    {
        using var cancel = new CancellationTokenSource();
        TestMigration[] migrations =
        [
            First,
            new(2)
            {
                Up =
                [
                    TestStep.Code("wait for ever", async (context, token) =>
                    {
                        await context.InsertAsync("log", "a", token);
                        await cancel.CancelAsync();
                        await Task.Delay(Timeout.Infinite, token);
                    }),
                ],
            },
        ];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner(migrations).MigrateAsync(cancel.Token));
        Assert.Equal("1 applied", await StatesAsync());
        Assert.Equal(0, await Database.CountAsync("log"));
    }

    [ServerFact]
    public async Task Between_two_opted_out_steps_those_done_stay_and_the_next_run_goes_on()
    {
        using var cancel = new CancellationTokenSource();
        TestMigration[] migrations = [First, TestMigration.Inserts(2, "log", "a", "b", "c").OptedOut()];
        await CancelAtAsync(cancel, progress => progress is { Phase: MigrationPhase.StepStarting, Version: 2, StepNumber: 2 }, migrations);
        var row = await RowAsync(2);
        Assert.Equal("running", row.State);
        Assert.Equal(row.StepsDone, await Database.CountAsync("log"));
        Assert.InRange(row.StepsDone, 1, 2);

        // The lock has been given back: nobody has to wait for the lease of somebody who said good-bye.
        Assert.Equal("up 2", Done(await Runner(migrations, options => options.LockWait = TimeSpan.FromSeconds(10)).MigrateAsync()));
        Assert.Equal("a, b, c", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task A_step_that_has_run_without_a_transaction_is_recorded_all_the_same()
    {
        using var cancel = new CancellationTokenSource();
        TestMigration[] migrations = [First, new TestMigration(2) { Up = [TestStep.Alone("log", "a"), TestStep.Insert("log", "b")] }.OptedOut()];
        await CancelAtAsync(cancel, progress => progress is { Phase: MigrationPhase.StepDone, Version: 2, StepNumber: 1 }, migrations);
        Assert.Equal(("running", 1), ((await RowAsync(2)).State, (await RowAsync(2)).StepsDone));
        Assert.Equal("up 2", Done(await UpAsync(migrations)));
        Assert.Equal("a, b", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task While_waiting_for_another_runner_it_ends_at_once()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TestMigration[] migrations =
        [
            First,
            new TestMigration(2)
            {
                Up =
                [
                    TestStep.Code("wait", async (_, token) =>
                    {
                        reached.SetResult();
                        await open.Task.WaitAsync(token);
                    }),
                ],
            }.OptedOut(),
        ];
        var holder = Task.Run(() => UpAsync(migrations));
        await reached.Task;
        using var cancel = new CancellationTokenSource();
        using var log = new WaitingLog();
        var waiter = Task.Run(() => Runner(migrations, options =>
        {
            options.LoggerFactory = log;
            options.LockWait = TimeSpan.FromHours(1);
        }).MigrateAsync(cancel.Token));
        await log.Waits;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
        open.SetResult();
        Assert.Equal("up 1, up 2", Done(await holder));
    }

    private async Task StopAtAsync(Func<MigrationProgress, bool> when, params TestMigration[] migrations)
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner(migrations, options => StopAt(options, stop, when)).MigrateAsync());
    }

    private static void StopAt(MigrationRunnerOptions options, CancellationTokenSource stop, Func<MigrationProgress, bool> when) =>
        (options.Stop, options.Progress) = (stop.Token, At(when, stop));

    private static ProgressLog At(Func<MigrationProgress, bool> when, CancellationTokenSource source) => new(now =>
    {
        if (when(now))
        {
            source.Cancel();
        }
    });

    private async Task CancelAtAsync(CancellationTokenSource cancel, Func<MigrationProgress, bool> when, params TestMigration[] migrations)
    {
        var progress = At(when, cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner(migrations, options => options.Progress = progress).MigrateAsync(cancel.Token));
    }
}
