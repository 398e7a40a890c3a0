using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>The lease of a session of one's own, and of one behind a pooler.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class LeaseTests : PostgreSqlTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private static IReadOnlyList<TestMigration> Scenario => PostgreSqlProvider.Direct.Scenario(Scenarios.Transactional);

    /// <remarks>The holder's process stands still, but its session lives: whatever it has sent may still be at work.</remarks>
    [ServerFact]
    public async Task A_stopped_runner_with_a_session_of_its_own_keeps_the_lock_and_goes_on()
    {
        await using var process = await StopAsync(Database.Address, 6);
        await Task.Delay(2 * Lease);
        var error = await Assert.ThrowsAsync<MigrationLockException>(() => Runner(Scenario, options => options.LockWait = Lease).MigrateAsync());
        Assert.NotNull(error.Holder);
        process.Continue();
        Assert.Equal("done 1 2 3 4 5", await process.OutcomeAsync());
        Assert.Equal("1 applied, 2 applied, 3 applied, 4 applied, 5 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task When_its_session_ends_it_is_taken_over_at_once_and_writes_nothing_more()
    {
        await using var process = await StopAsync(Database.Address, 6, TimeSpan.FromHours(1));
        await TerminateAsync();
        await UpAsync(Scenario);
        await IsFencedOffAsync(process);
    }

    [ServerFact]
    public async Task A_stopped_runner_behind_a_pooler_is_taken_over_when_its_lease_is_over()
    {
        await using var process = await StopAsync(PgBouncer.TransactionMode(Database.Name).ConnectionString, 6);
        await Runner(Scenario, options => options.LockWait = TimeSpan.FromMinutes(1)).MigrateAsync();
        await IsFencedOffAsync(process);
    }

    [ServerFact]
    public async Task Inside_its_transaction_too()
    {
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var isFirst = true;
        var slow = NativeMigrations.Steps(2, migration => migration.Run("stand still", async (context, token) =>
        {
            if (isFirst)
            {
                isFirst = false;
                await Database.ExecuteAsync("UPDATE genmigrate_lock SET token = token + 1, machine = NULL");
                reached.SetResult();
                await goOn.Task.WaitAsync(token);
            }

            await context.ExecuteAsync("INSERT INTO log VALUES ('once')", token);
        }));
        var first = TestMigration.Creates(1, "log");
        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        var stopped = Task.Run(() => Runner([first, slow], database: pooled).MigrateAsync());
        await reached.Task;
        await Runner([first, slow], database: pooled).MigrateAsync();
        var before = await Database.ReadHistoryAsync();
        goOn.SetResult();
        await Assert.ThrowsAsync<MigrationLockException>(() => stopped);
        Assert.Equal("once", await TextAsync("SELECT value FROM log"));
        Assert.Equal(before, await Database.ReadHistoryAsync());
    }

    [ServerFact]
    public async Task A_runner_behind_a_pooler_keeps_its_lease_while_it_works()
    {
        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        var slow = NativeMigrations.Sql(1, "SELECT pg_sleep(3)");
        var working = Task.Run(() => Runner([slow], options => options.LeaseTime = Lease, pooled).MigrateAsync());
        await HasHolderAsync();
        Assert.Empty((await UpAsync(slow)).Results);
        Assert.Single((await working).Results);
        Assert.Equal("up 1 done", string.Join(", ", (await Database.ReadJournalAsync()).Select(entry => entry.Essence)));
    }

    [ServerFact]
    public async Task Who_is_behind_a_pooler_sees_that_a_session_is_dead()
    {
        await using var process = await StopAsync(Database.Address, 6, TimeSpan.FromHours(1));
        await process.KillAsync();
        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        Assert.NotEmpty((await Runner(Scenario, database: pooled).MigrateAsync()).Results);
    }

    [ServerFact]
    public async Task A_lost_connection_fails_the_migration_and_the_failure_is_recorded()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(NativeMigrations.Sql(1, "CREATE TABLE log (value int); SELECT pg_terminate_backend(pg_backend_pid())")));
        Assert.Contains("rolled back", failure.Message, StringComparison.Ordinal);
        Assert.Equal("1 failed", await StatesAsync());
        Assert.Null(await Database.CountAsync("log"));
    }

    [ServerFact]
    public async Task Nothing_stays_locked_when_a_run_is_over()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { Pooling = true, NoResetOnClose = true });
        await using var database = new PostgreSqlMigrationDatabase(source);
        await Runner(Scenario, database: database).MigrateAsync();
        Assert.Equal("0", await TextAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
        Assert.Equal("", await TextAsync("SELECT machine FROM genmigrate_lock"));

        // One that migrations ran on, one that renewed the lease. Those of the two questions above may still be closing.
        await Eventually.EqualAsync("2", () => TextAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'"));
    }

    private static async Task<TestProcess> StopAsync(string address, int at, TimeSpan? lease = null)
    {
        var process = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await process.SendAsync(new ProcessRun { Address = address, Scenario = Scenarios.Transactional, StopAt = at, LeaseTime = lease ?? Lease });
        await process.StoppedAsync();
        return process;
    }

    private async Task IsFencedOffAsync(TestProcess process)
    {
        var before = await Database.ReadHistoryAsync();
        process.Continue();
        Assert.StartsWith($"error {nameof(MigrationLockException)} ", await process.OutcomeAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await Database.ReadHistoryAsync());
        Assert.Equal("1 applied, 2 applied, 3 applied, 4 applied, 5 applied", await StatesAsync());
        Assert.Equal(8, await Database.CountAsync("log"));
    }

    private Task TerminateAsync() => Database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private async Task HasHolderAsync()
    {
        while (await Database.CountAsync("genmigrate_lock") is null || await TextAsync("SELECT machine FROM genmigrate_lock") == "")
        {
            await Task.Delay(10);
        }
    }
}
