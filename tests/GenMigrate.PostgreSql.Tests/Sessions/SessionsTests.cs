namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// What a run leaves of itself in the server, however it ends: no lock, no transaction, and no session but those that a
/// pool of the caller's keeps.
/// </summary>
public abstract class SessionsTests : PostgreSqlTests
{
    private protected const string Name = "the run";

    private protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private protected static readonly TestMigration[] Waiting =
    [
        NativeMigrations.Sql(1, "CREATE TABLE log (value text)"),
        NativeMigrations.Steps(2, migration => migration.Sql("INSERT INTO log VALUES ('2/1')").Sql(Gate.Pass).Sql("INSERT INTO log VALUES ('2/2')")),
    ];

    private static readonly TestMigration[] WaitingAlone = [Waiting[0], Waiting[1].OptedOut()];

    private IMigrationDatabase? _runs;

    /// <summary>How many idle sessions stay while the database that ran is not disposed.</summary>
    private protected abstract int Kept { get; }

    private protected abstract IMigrationDatabase Connect(string name);

    private protected IMigrationDatabase Runs => _runs ??= Connect(Name);

    [ServerFact]
    public async Task Runs_that_are_done_leave_no_more_than_one()
    {
        for (var version = 1; version <= 5; version++)
        {
            await Runner(PostgreSqlProvider.Direct.Scenario(Scenarios.Transactional).Take(version), database: Runs).MigrateAsync();
        }

        await LeavesAsync(Kept);
    }

    [ServerFact]
    public async Task A_run_that_failed()
    {
        foreach (var migration in new[] { NativeMigrations.Sql(1, "CREATE TABLE log (value text); SELECT 1 / 0"), NativeMigrations.Sql(1, "SELECT 1 / 0").OptedOut() })
        {
            await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([migration], database: Runs).MigrateAsync());
            await LeavesAsync(Kept);
        }
    }

    [ServerFact]
    public async Task A_run_that_was_cancelled_in_a_statement() => await CancelAsync(Waiting);

    [ServerFact]
    public async Task A_run_that_was_cancelled_in_a_step_without_the_others_transaction() => await CancelAsync(WaitingAlone);

    [ServerFact]
    public async Task A_run_that_was_asked_to_stop()
    {
        await using var gate = await Gate.CloseAsync(Database);
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => Runner([.. WaitingAlone], options => options.Stop = stop.Token, Runs).MigrateAsync());
        await gate.ReachedAsync();
        await stop.CancelAsync();
        await gate.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await LeavesAsync(Kept);
    }

    /// <remarks>Whichever moment it is: connecting, making tables, taking the lock, migrating, giving it back.</remarks>
    [ServerFact]
    public async Task Runs_that_were_cancelled_at_any_moment()
    {
        for (var round = 0; round < 40; round++)
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(round % 20));
            await Record.ExceptionAsync(() => Runner([NativeMigrations.Sql(round + 1, "SELECT pg_sleep(0.005)")], options => options.AllowOutOfOrder = true, Runs).MigrateAsync(cancel.Token));
        }

        await EndsFreeAsync();
    }

    [ServerFact]
    public async Task A_run_that_waited_in_vain_or_was_cancelled_meanwhile()
    {
        await using var gate = await Gate.CloseAsync(Database);
        var working = Task.Run(() => UpAsync(Waiting));
        await gate.ReachedAsync();
        await Assert.ThrowsAsync<MigrationLockException>(() => Runner(Waiting, options => options.LockWait = TimeSpan.Zero, Runs).MigrateAsync());
        using var cancel = new CancellationTokenSource();
        using var log = new WaitingLog();
        var waiting = Task.Run(() => Runner(Waiting, options => options.LoggerFactory = log, Runs).MigrateAsync(cancel.Token));
        await log.Waits;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await gate.DisposeAsync();
        await working;
        await EndsFreeAsync();
    }

    [ServerFact]
    public async Task A_run_that_was_refused()
    {
        await UpAsync(Waiting[..1]);
        await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner([Waiting[0] with { Content = 1 }, Waiting[1]], database: Runs).MigrateAsync());
        await EndsFreeAsync();
    }

    [ServerFact]
    public async Task A_run_whose_sessions_were_ended()
    {
        await using var gate = await Gate.CloseAsync(Database);
        var run = Task.Run(() => Runner(Waiting, options => options.LeaseTime = Lease, Runs).MigrateAsync());
        await gate.ReachedAsync();
        await Database.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}'");
        await Assert.ThrowsAsync<MigrationFailedException>(() => run);
        await EndsFreeAsync();
    }

    /// <remarks>The session's lock is taken before the row, and must not go back to a pool when the row cannot be had.</remarks>
    [ServerFact]
    public async Task A_run_that_could_not_take_the_lock()
    {
        await UpAsync(Waiting[..1]);
        await RefuseAsync("true");
        await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner(Two, database: Runs).MigrateAsync());
        await EndsFreeAsync();
        await GoesOnAsync();
    }

    /// <remarks>The row then says that a session holds the lock; that no session does makes it free.</remarks>
    [ServerFact]
    public async Task A_run_that_could_not_give_the_lock_back()
    {
        await UpAsync(Waiting[..1]);
        await RefuseAsync("NEW.machine IS NULL");
        await Runner(Two, options => options.LeaseTime = Lease, Runs).MigrateAsync();
        Assert.NotEqual("", await TextAsync("SELECT machine FROM genmigrate_lock"));
        await EndsAsync();
        await GoesOnAsync();
    }

    private static TestMigration[] Two => [Waiting[0], NativeMigrations.Sql(2, "SELECT 1")];

    private Task RefuseAsync(string when) => Database.ExecuteAsync($"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''not today''; END'; CREATE TRIGGER refuses BEFORE UPDATE ON genmigrate_lock FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION refuse()");

    private async Task GoesOnAsync()
    {
        await Database.ExecuteAsync("DROP FUNCTION refuse() CASCADE");
        await Runner([.. Two, NativeMigrations.Sql(3, "SELECT 1")], options => options.LockWait = GoOnWait).MigrateAsync();
    }

    /// <summary>How long the next runner may have to wait for the lock of one that could not give it back.</summary>
    private protected virtual TimeSpan GoOnWait => TimeSpan.Zero;

    private async Task CancelAsync(TestMigration[] migrations)
    {
        await using var gate = await Gate.CloseAsync(Database);
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => Runner(migrations, database: Runs).MigrateAsync(cancel.Token));
        await gate.ReachedAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await LeavesAsync(Kept);
    }

    private protected async Task LeavesAsync(int sessions)
    {
        await Eventually.EqualAsync($"{sessions}", () => TextAsync($"{Count} AND state = 'idle'"));
        Assert.Equal($"{sessions}", await TextAsync(Count));
        Assert.Equal("0", await TextAsync(AdvisoryLocks));
        await IsFreeAsync();
    }

    private protected async Task EndsFreeAsync()
    {
        await EndsAsync();
        await IsFreeAsync();
    }

    // However many sessions a pool has kept, they hold nothing, and they go when it goes.
    private async Task EndsAsync()
    {
        await Eventually.EqualAsync("few, all idle", () => TextAsync($"SELECT CASE WHEN count(*) <= {Kept} AND coalesce(bool_and(state = 'idle'), true) THEN 'few, all idle' ELSE string_agg(state || ': ' || query, '; ') END FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}'"));
        Assert.Equal("0", await TextAsync(AdvisoryLocks));
        await Runs.DisposeAsync();
        await DisposeConnectionsAsync();
        await Eventually.EqualAsync("0", () => TextAsync(Count));
    }

    private async Task IsFreeAsync()
    {
        if (await Database.CountAsync("genmigrate_lock") is not null)
        {
            Assert.Equal("", await TextAsync("SELECT machine FROM genmigrate_lock"));
        }
    }

    private protected virtual ValueTask DisposeConnectionsAsync() => ValueTask.CompletedTask;

    private static string Count => $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}'";

    private static string AdvisoryLocks => "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = x'47656e4d'::int AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
}
