namespace GenMigrate.Conformance;

/// <summary>One runner at a time: the others wait, give up in time, and take over what a dead one left.</summary>
public abstract class LockSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    [ServerFact]
    public async Task Two_runners_at_once_apply_each_migration_once()
    {
        TestMigration[] migrations = [First, .. Enumerable.Range(2, 8).Select(version => TestMigration.Inserts(version, "log", $"{version}"))];
        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Runner(migrations).MigrateAsync())));
        Assert.Equal(Enumerable.Range(1, 9).Select(version => (long)version), reports.SelectMany(report => report.Results).Select(result => result.Version).Order());
        Assert.Equal(8, await Database.CountAsync("log"));
        Assert.Equal(9, (await Database.ReadJournalAsync()).Count);
    }

    /// <remarks>
    /// Between two opted-out migrations the lock is free for a moment: another runner may take it and be the one to run
    /// the second. Whoever had it before must see that as being late, not as having lost its lock.
    /// </remarks>
    [ServerFact]
    public virtual async Task A_runner_that_is_late_for_its_next_opted_out_migration_has_lost_nothing()
    {
        TestMigration[] migrations = [First, TestMigration.Inserts(2, "log", "a").OptedOut(), TestMigration.Inserts(3, "log", "b").OptedOut(), TestMigration.Inserts(4, "log", "c").OptedOut()];
        var other = "";
        var progress = new ProgressLog(now =>
        {
            if (now is { Phase: MigrationPhase.Done, Version: 2 })
            {
                other = Done(Runner(migrations).MigrateAsync(3).GetAwaiter().GetResult());
            }
        });
        Assert.Equal("up 1, up 2, up 4", Done(await Runner(migrations, options => options.Progress = progress).MigrateAsync()));
        Assert.Equal("up 3", other);
        Assert.Equal("a, b, c", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task Many_runners_share_many_opted_out_migrations()
    {
        TestMigration[] migrations =
        [
            First,
            .. Enumerable.Range(2, 6).Select(version => new TestMigration(version) { Up = [TestStep.Insert("log", $"{version}a"), TestStep.Alone("log", $"{version}b")] }.OptedOut()),
            TestMigration.Inserts(8, "log", "8a"),
        ];
        var reports = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Runner(migrations, options => options.LockWait = TimeSpan.FromMinutes(5)).MigrateAsync())));
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7, 8], reports.SelectMany(report => report.Results).Select(result => result.Version).Order());
        Assert.Equal(13, await Database.CountAsync("log"));
        Assert.Equal("up 1 done, up 2 done, up 3 done, up 4 done, up 5 done, up 6 done, up 7 done, up 8 done", await JournalAsync());
    }

    [ServerFact]
    public async Task Two_rollbacks_at_once_take_back_what_both_meant()
    {
        TestMigration[] migrations = [First, TestMigration.Inserts(2, "log", "a"), TestMigration.Inserts(3, "log", "b")];
        await UpAsync(migrations);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Runner(migrations).RollbackToAsync(1))));
        Assert.Equal("1 applied, 2 rolled_back, 3 rolled_back", await StatesAsync());
        Assert.Equal("up 1 done, up 2 done, up 3 done, down 3 done, down 2 done", await JournalAsync());
    }

    [ServerFact]
    public async Task Waiting_ends_in_time_and_names_the_holder()
    {
        var gate = new Gate();
        var holder = Task.Run(() => UpAsync(First, gate.Migration));
        await gate.Reached;
        var error = await Assert.ThrowsAsync<MigrationLockException>(() => Runner([First, gate.Migration], options => options.LockWait = TimeSpan.FromMilliseconds(100)).MigrateAsync());
        gate.Open();
        Assert.Equal(ProcessIdentity.Current.ToString(), error.Holder);
        Assert.Contains(ProcessIdentity.Current.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Equal("up 1, up 2", Done(await holder));
    }

    [ServerFact]
    public async Task Who_waits_goes_on_when_the_holder_is_done()
    {
        var gate = new Gate();
        var holder = Task.Run(() => UpAsync(First, gate.Migration));
        await gate.Reached;
        using var log = new WaitingLog();
        var progress = new ProgressLog();
        var waiter = Task.Run(() => Runner([First, gate.Migration, TestMigration.Inserts(3, "log", "late")], options =>
        {
            options.LoggerFactory = log;
            options.Progress = progress;
        }).MigrateAsync());
        await log.Waits;
        gate.Open();
        Assert.Equal("up 1, up 2", Done(await holder));
        Assert.Equal("up 3", Done(await waiter));
        Assert.Equal("gated, late", await ValuesAsync("log"));
        Assert.Equal((MigrationPhase.Waiting, ProcessIdentity.Current.ToString()), (progress.Events[0].Phase, progress.Events[0].Message));
        Assert.Single(progress.Events, now => now.Phase == MigrationPhase.Waiting);
    }

    [ServerFact]
    public async Task A_repair_waits_like_a_migration()
    {
        var gate = new Gate();
        var holder = Task.Run(() => UpAsync(First, gate.Migration));
        await gate.Reached;
        await Assert.ThrowsAsync<MigrationLockException>(() => Runner([First, gate.Migration], options => options.LockWait = TimeSpan.FromMilliseconds(100)).RepairAsync(2, RepairAction.MarkRolledBack));
        gate.Open();
        await holder;
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_dead_holders_lock_is_taken_over()
    {
        await using (var process = await TestProcess.StartAsync(Provider))
        {
            // The second migration has been recorded as running, and its first step is not committed yet.
            await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = Scenarios.OptedOutInTheMiddle, KillAt = 7, LeaseTime = Lease });
            Assert.Null(await process.OutcomeAsync());
        }

        using var log = new LogRecorder();
        var migrations = Provider.Scenario(Scenarios.OptedOutInTheMiddle);
        Assert.Equal("2 running", (await StatesAsync()).Split(", ")[^1]);
        var report = await Runner(migrations, options =>
        {
            options.LoggerFactory = log;
            options.LeaseTime = Lease;
        }).MigrateAsync();
        Assert.Equal("up 2, up 3", Done(report));
        Assert.Equal("2/1, 2/2, 2/3, 3/1", await ValuesAsync("log"));
        Assert.Matches("Took over the migration lock of .*: its (process has ended|lease has expired|session has ended, or its lease has expired)", log.Text);
        Assert.Equal("up 1 done, takeover 0 done, up 2 done, up 3 done", await JournalAsync());
    }

    /// <remarks>Whatever renews its lock must not need a thread of the pool.</remarks>
    [ServerFact]
    public async Task A_runner_whose_threads_are_all_blocked_keeps_its_lock()
    {
        var lease = TimeSpan.FromSeconds(1.5);
        await using var process = await TestProcess.StartAsync(Provider);
        await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = Scenarios.Starving, LeaseTime = lease });
        await process.ReadUntilAsync($"event 6 {MigrationPhase.StepStarting} 2/1");
        using var log = new LogRecorder();
        var report = await Runner(Provider.Scenario(Scenarios.Starving), options =>
        {
            options.LoggerFactory = log;
            options.LeaseTime = lease;
        }).MigrateAsync();
        Assert.Empty(report.Results);
        Assert.Equal("done 1 2", await process.OutcomeAsync());
        Assert.Equal("2/1, 2/2", await ValuesAsync("log"));
        Assert.DoesNotContain("Took over", log.Text, StringComparison.Ordinal);
        Assert.Equal("up 1 done, up 2 done", await JournalAsync());
    }

    // Where a dead one is known at once nobody waits for its lease.
    private TimeSpan Lease => Provider.KnowsDeadHolders ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(1);

    /// <summary>An opted-out migration that stands still in its second step until it is let go.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Gate() => Migration = new TestMigration(2)
        {
            Up =
            [
                TestStep.Insert("log", "gated"),
                TestStep.Code("wait", async (_, token) =>
                {
                    _reached.SetResult();
                    await _open.Task.WaitAsync(token);
                }),
            ],
        }.OptedOut();

        public TestMigration Migration { get; }

        public Task Reached => _reached.Task;

        public void Open() => _open.SetResult();
    }
}
