using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>In the driver's pool, which belongs to the caller, lives on after the run, and resets nothing.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class PooledSessionsTests : SessionsTests
{
    private NpgsqlDataSource? _source;

    [ServerFact]
    public async Task A_run_whose_second_session_was_ended_has_another_and_leaves_no_more()
    {
        await using var gate = await Gate.CloseAsync(Database);
        var run = Task.Run(() => Runner(Waiting, options => options.LeaseTime = Lease, Runs).MigrateAsync());
        await gate.ReachedAsync();
        var second = await TextAsync($"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}' AND state = 'idle'");
        await Database.ExecuteAsync($"SELECT pg_terminate_backend({second})");
        await Eventually.EqualAsync("0", () => TextAsync($"SELECT count(*) FROM pg_stat_activity WHERE pid = {second}"));
        var expires = await TextAsync("SELECT expires_at FROM genmigrate_lock");
        await Eventually.EqualAsync("renewed", async () => await TextAsync("SELECT expires_at FROM genmigrate_lock") == expires ? "as before" : "renewed");
        await gate.DisposeAsync();
        Assert.Equal([1L, 2L], (await run).Results.Select(result => result.Version));
        await EndsFreeAsync();
    }

    // One that migrations run on, one that reads and renews the lease.
    private protected override int Kept => 2;

    private protected override IMigrationDatabase Connect(string name) => new PostgreSqlMigrationDatabase(
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { ApplicationName = name, Pooling = true, NoResetOnClose = true }));

    private protected override ValueTask DisposeConnectionsAsync() => _source!.DisposeAsync();
}
