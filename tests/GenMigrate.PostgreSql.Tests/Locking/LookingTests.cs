using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// Who looks while a runner is at work that has locked its tables. The one who looks may wait a millisecond for a lock
/// and change nothing: the server would stop it.
/// </summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class LookingTests : PostgreSqlTests
{
    private const string Name = "who looks";

    [ServerFact]
    public Task In_a_transaction_that_holds_a_table_for_itself() => LookOnAsync(PostgreSqlScenarios.Gated, "1 Applied, 2 Pending, 3 Pending", "AccessExclusiveLock");

    [ServerFact]
    public Task In_a_step_of_a_migration_that_opted_out() => LookOnAsync(PostgreSqlScenarios.GatedAlone, "1 Applied, 2 Running, 3 Pending", "RowExclusiveLock");

    private async Task LookOnAsync(string scenario, string expected, string held)
    {
        var migrations = Provider.Scenario(scenario);
        await using var gate = await Gate.CloseAsync(Database);
        await using var process = await TestProcess.StartAsync(Provider);
        await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = scenario });
        await gate.ReachedAsync();
        Assert.Contains(held, await TextAsync("SELECT mode FROM pg_locks WHERE relation = 'log'::regclass"), StringComparison.Ordinal);

        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString)
        {
            Pooling = true,
            NoResetOnClose = true,
            ApplicationName = Name,
            Options = "-c lock_timeout=1 -c default_transaction_read_only=on",
        });
        await using var database = new PostgreSqlMigrationDatabase(source);
        var runner = Runner(migrations, options => options.LockWait = TimeSpan.Zero, database);
        Assert.Equal(expected, string.Join(", ", (await runner.GetStatusAsync()).Entries.Select(entry => $"{entry.Version} {entry.State}")));
        Assert.Equal(2, (await runner.PlanAsync()).Migrations.Count);
        Assert.False(await runner.IsUpToDateAsync());
        Assert.Single(await runner.GetHistoryAsync());

        // Its session is still there, and holds nothing.
        Assert.Equal("1", await TextAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Name}' AND datname = current_database()"));
        Assert.Equal("0", await TextAsync($"SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE application_name = '{Name}' AND datname = current_database()"));
        await gate.DisposeAsync();
        Assert.Equal("done 1 2 3", await process.OutcomeAsync());
        Assert.Equal("up 1 done, up 2 done, up 3 done", string.Join(", ", (await Database.ReadJournalAsync()).Select(entry => entry.Essence)));
    }
}
