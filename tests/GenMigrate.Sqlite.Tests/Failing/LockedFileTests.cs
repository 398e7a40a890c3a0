namespace GenMigrate.Sqlite.Tests;

/// <summary>Another connection or process is in the way: it is waited for, for as long as the options say.</summary>
public sealed class LockedFileTests : SqliteTests
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");
    private static readonly TestMigration[] Two = [First, TestMigration.Inserts(2, "log", "a")];

    [Fact]
    public async Task A_lock_that_is_held_too_long_is_an_error_that_says_what_to_do()
    {
        await UpAsync(First);
        await using var holder = await LockAsync();
        var error = await Assert.ThrowsAsync<MigrationLockException>(() => Runner(Two, options => options.LockWait = TimeSpan.FromMilliseconds(50)).MigrateAsync());
        Assert.Contains("was locked by another connection of this process for longer than MigrationRunnerOptions.LockWait", error.Message, StringComparison.Ordinal);
        Assert.Contains("Let that one finish, then run again", error.Message, StringComparison.Ordinal);
        Assert.Equal("1 applied", await StatesAsync());
    }

    /// <remarks>With a rollback journal SQLite locks other bytes, of another file, than with a write-ahead log.</remarks>
    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public async Task A_wait_says_what_it_waits_for_and_which_process_holds_it(string journal)
    {
        await File.ExecuteAsync($"PRAGMA journal_mode = {journal}; CREATE TABLE spare (x)");
        await using var process = await StopInTransactionAsync();
        using var log = new LogRecorder();
        var progress = new ProgressLog();
        var error = await Assert.ThrowsAsync<MigrationLockException>(() => Runner(Provider.Scenario(Scenarios.Transactional), options =>
        {
            (options.LoggerFactory, options.Progress) = (log, progress);
            options.LockWait = TimeSpan.FromSeconds(2);
        }).MigrateAsync());
        var holder = $"process {process.Id} (dotnet)";
        Assert.Contains($"Waiting for the lock of the database '{Path}', held by {holder}", log.Text, StringComparison.Ordinal);
        Assert.Contains($"was locked by {holder} for longer than", error.Message, StringComparison.Ordinal);
        Assert.Equal((MigrationPhase.Waiting, holder), (Assert.Single(progress.Events).Phase, progress.Events[0].Message));
    }

    [Fact]
    public async Task A_short_wait_is_not_reported()
    {
        await UpAsync(First);
        using var log = new LogRecorder();
        var holder = await LockAsync();
        var run = Task.Run(() => Runner(Two, options => options.LoggerFactory = log).MigrateAsync());
        await Task.Delay(200);
        await holder.DisposeAsync();
        await run;
        Assert.DoesNotContain("Waiting", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_time_to_wait_is_one_try()
    {
        await UpAsync(First);
        var holder = await LockAsync();
        await Assert.ThrowsAsync<MigrationLockException>(() => Runner(Two, options => options.LockWait = TimeSpan.Zero).MigrateAsync());
        await holder.DisposeAsync();
        Assert.Equal("up 2", Done(await Runner(Two, options => options.LockWait = TimeSpan.Zero).MigrateAsync()));
    }

    [Fact]
    public async Task A_lock_on_a_database_without_a_history_is_waited_for_too()
    {
        await using var holder = await LockAsync();
        await Assert.ThrowsAsync<MigrationLockException>(() => Runner(Two, options => options.LockWait = TimeSpan.FromMilliseconds(50)).MigrateAsync());
        Assert.Equal(2, (await Runner(Two).GetStatusAsync()).PendingCount);
    }

    [Fact]
    public async Task A_statement_waits_for_as_long_as_its_migration_says()
    {
        await UpAsync(First);
        Microsoft.Data.Sqlite.SqliteConnection? holder = null;
        var progress = new ProgressLog(now =>
        {
            if (now.Phase == MigrationPhase.StepStarting)
            {
                holder = LockAsync().GetAwaiter().GetResult();
            }
        });
        var run = Runner([First, Sql(2, "VACUUM").OptedOut() with { LockTimeoutSeconds = 1 }], options =>
        {
            options.Progress = progress;
            options.LockWait = TimeSpan.FromSeconds(2);
        }).MigrateAsync();
        var error = await Assert.ThrowsAsync<MigrationLockException>(() => run);
        Assert.Contains("LockTimeoutSeconds allows (00:00:01)", error.Message, StringComparison.Ordinal);
        await holder!.DisposeAsync();
    }

    /// <remarks>The other process stops itself inside its transaction, and holds the write lock until it is continued.</remarks>
    [Fact]
    public async Task Another_process_that_holds_it_for_a_while_is_waited_for()
    {
        await using var process = await StopInTransactionAsync();
        var run = Task.Run(() => Runner(Provider.Scenario(Scenarios.Transactional)).MigrateAsync());
        await Task.Delay(300);
        Assert.False(run.IsCompleted);
        process.Continue();
        Assert.StartsWith("done", await process.OutcomeAsync(), StringComparison.Ordinal);
        await run;
        Assert.Equal("up 1 done, up 2 done, up 3 done, up 4 done, up 5 done", await JournalAsync());
    }

    /// <remarks>
    /// Nothing can be taken over from a runner that was stopped inside a transaction: SQLite's lock is its own until it
    /// ends. So nobody writes meanwhile, and what it commits when it goes on is still right.
    /// </remarks>
    [Fact]
    public async Task A_process_stopped_inside_its_transaction_keeps_the_lock_and_may_go_on()
    {
        await using var process = await StopInTransactionAsync();
        await Assert.ThrowsAsync<MigrationLockException>(() => Runner(Provider.Scenario(Scenarios.Transactional), options => options.LockWait = TimeSpan.FromMilliseconds(1500)).MigrateAsync());
        process.Continue();
        Assert.Equal("done 1 2 3 4 5", await process.OutcomeAsync());
        Assert.Equal(8, await Database.CountAsync("log"));
    }

    [Fact]
    public async Task A_process_killed_inside_its_transaction_frees_the_lock_at_once()
    {
        await using var process = await StopInTransactionAsync();
        await process.KillAsync();
        Assert.Equal("up 2, up 3, up 4, up 5", Done(await Runner(Provider.Scenario(Scenarios.Transactional), options => options.LockWait = TimeSpan.FromSeconds(5)).MigrateAsync()));
        Assert.Equal(8, await Database.CountAsync("log"));
    }

    // Event 7 is the second migration's first step, done and not committed.
    private async Task<TestProcess> StopInTransactionAsync()
    {
        var process = await TestProcess.StartAsync(Provider);
        await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = Scenarios.Transactional, StopAt = 7, LeaseTime = TimeSpan.FromSeconds(1) });
        await process.StoppedAsync();
        return process;
    }
}
