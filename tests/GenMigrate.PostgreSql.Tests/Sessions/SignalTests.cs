using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// A command that is sent SIGINT or SIGTERM. The first one lets the step at work end, the second one breaks it off; the
/// lock is free either way, nothing stays in the server, and the next <c>up</c> ends as if nobody had stopped anything.
/// </summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class SignalTests : PostgreSqlTests
{
    private const string Name = "the command";

    private const string End = "The lock is free; `status` shows what is left.";

    [ServerFact]
    public async Task The_first_one_lets_a_transaction_end_and_begins_no_other()
    {
        await using var gate = await Gate.CloseAsync(Database);
        using var command = await StartAsync(PostgreSqlScenarios.Gated, gate.ReachedAsync());
        await command.StopAsync("TERM");
        await gate.DisposeAsync();
        Assert.Equal((143, $"Stopped by SIGTERM after version 2 'gated': nothing is half done. Done by then: 2 applied. {End}"), await command.EndAsync());
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        await GoesOnAsync(PostgreSqlScenarios.Gated, 3);
    }

    [ServerFact]
    public async Task The_second_one_rolls_the_transaction_back()
    {
        await using var gate = await Gate.CloseAsync(Database);
        using var command = await StartAsync(PostgreSqlScenarios.Gated, gate.ReachedAsync());
        await command.StopAsync("INT");
        await command.SignalAsync("INT");
        Assert.Equal((130, $"Stopped by SIGINT in version 2 'gated': its transaction was rolled back, nothing of it remains. Done by then: 1 applied. {End}"), await command.EndAsync());
        Assert.Equal("1 applied", await StatesAsync());
        Assert.Equal(0, await Database.CountAsync("log"));
        await gate.DisposeAsync();
        await GoesOnAsync(PostgreSqlScenarios.Gated, 2, 3);
    }

    [ServerFact]
    public async Task The_first_one_stops_between_two_steps_where_there_is_no_transaction()
    {
        await using var gate = await Gate.CloseAsync(Database);
        using var command = await StartAsync(PostgreSqlScenarios.GatedAlone, gate.ReachedAsync());
        await command.StopAsync("INT");
        await gate.DisposeAsync();
        Assert.Equal(
            (130, $"Stopped by SIGINT in version 2 'gated' after step 'gate': it runs without a transaction, so its steps until then stay done, and the next run goes on after them. Done by then: 1 applied. {End}"),
            await command.EndAsync());
        Assert.Equal("running 2", await StepsAsync());
        Assert.Equal("2/1, 2/2", await TextAsync("SELECT value FROM log ORDER BY value"));
        await GoesOnAsync(PostgreSqlScenarios.GatedAlone, 2, 3);
    }

    [ServerFact]
    public async Task The_second_one_rolls_that_step_back_and_leaves_those_before()
    {
        await using var gate = await Gate.CloseAsync(Database);
        using var command = await StartAsync(PostgreSqlScenarios.GatedAlone, gate.ReachedAsync());
        await command.StopAsync("TERM");
        await command.SignalAsync("TERM");
        Assert.Equal((143, $"Stopped by SIGTERM in version 2 'gated', step 'gate': it runs without a transaction, so the steps before stay done. Done by then: 1 applied. {End}"), await command.EndAsync());
        Assert.Equal("running 1", await StepsAsync());
        Assert.Equal("2/1", await TextAsync("SELECT value FROM log ORDER BY value"));
        await gate.DisposeAsync();
        await GoesOnAsync(PostgreSqlScenarios.GatedAlone, 2, 3);
    }

    [ServerFact]
    public async Task The_first_one_lets_an_index_be_built_to_its_end()
    {
        await using var reader = await ReaderAsync();
        using var command = await StartAsync(PostgreSqlScenarios.ConcurrentIndex, IsBuildingAsync());
        await command.StopAsync("TERM");
        await reader.DisposeAsync();
        Assert.Equal((143, $"Stopped by SIGTERM after version 2 'build an index': nothing is half done. Done by then: 1 applied. {End}"), await command.EndAsync());
        await GoesOnAsync(PostgreSqlScenarios.ConcurrentIndex, 3);
    }

    /// <remarks>The server leaves an index that is not valid; the next run drops it and builds it again.</remarks>
    [ServerFact]
    public async Task The_second_one_breaks_it_off_and_it_is_built_again()
    {
        await using var reader = await ReaderAsync();
        using var command = await StartAsync(PostgreSqlScenarios.ConcurrentIndex, IsBuildingAsync());
        await command.StopAsync("INT");
        await command.SignalAsync("INT");
        Assert.Equal((130, $"Stopped by SIGINT in version 2 'build an index', step 'build': it runs without a transaction, so the steps before stay done. {End}"), await command.EndAsync());
        Assert.Equal("running 0", await StepsAsync());
        Assert.Equal("invalid", await TextAsync("SELECT CASE WHEN indisvalid THEN 'valid' ELSE 'invalid' END FROM pg_index WHERE indexrelid = 'log_value'::regclass"));
        await reader.DisposeAsync();
        await GoesOnAsync(PostgreSqlScenarios.ConcurrentIndex, 2, 3);
    }

    [ServerFact]
    public async Task The_first_one_lets_those_end_that_went_to_the_server_together()
    {
        await Trap.SetAsync(Database, "t5", Gate.Wait);
        await using var gate = await Gate.CloseAsync(Database);
        using var command = await StartAsync(PostgreSqlScenarios.SixtyTables, gate.ReachedAsync());
        await command.StopAsync("TERM");
        await gate.DisposeAsync();
        Assert.Equal((143, $"Stopped by SIGTERM after version 20 'table 20': nothing is half done. Done by then: 20 applied. {End}"), await command.EndAsync());
        await Trap.RemoveAsync(Database);
        await GoesOnAsync(PostgreSqlScenarios.SixtyTables, [.. Enumerable.Range(21, 40).Select(version => (long)version)]);
    }

    [ServerFact]
    public async Task The_second_one_rolls_back_only_the_one_of_them_that_is_at_work()
    {
        await Trap.SetAsync(Database, "t5", Gate.Wait);
        await using var gate = await Gate.CloseAsync(Database);
        using var command = await StartAsync(PostgreSqlScenarios.SixtyTables, gate.ReachedAsync());
        await command.StopAsync("INT");
        await command.SignalAsync("INT");
        Assert.Equal((130, $"Stopped by SIGINT after version 4 'table 4': nothing is half done. Done by then: 4 applied. {End}"), await command.EndAsync());
        await gate.DisposeAsync();
        await Trap.RemoveAsync(Database);
        await GoesOnAsync(PostgreSqlScenarios.SixtyTables, [.. Enumerable.Range(5, 56).Select(version => (long)version)]);
    }

    private async Task<CommandProcess> StartAsync(string scenario, Task isAtWork)
    {
        var command = CommandProcess.Start(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { ApplicationName = Name }.ConnectionString, scenario, "up");
        await isAtWork;
        return command;
    }

    // Somebody with a snapshot, for whom an index that is built concurrently has to wait.
    private async Task<NpgsqlConnection> ReaderAsync()
    {
        await UpAsync(Provider.Scenario(PostgreSqlScenarios.ConcurrentIndex).Take(1));
        var reader = await Database.ConnectRawAsync();
        await using var command = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM log", reader);
        await command.ExecuteNonQueryAsync();
        return reader;
    }

    private Task IsBuildingAsync() => Eventually.EqualAsync("1", () => Database.TextAsync("SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = current_database() AND phase LIKE 'waiting%'"));

    private Task<string> StepsAsync() => TextAsync("SELECT state || ' ' || steps_done FROM genmigrate_history WHERE version = 2");

    private async Task GoesOnAsync(string scenario, params long[] versions)
    {
        await Eventually.EqualAsync("0", () => TextAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}'"));
        Assert.Equal("", await TextAsync("SELECT machine FROM genmigrate_lock"));

        // Who may not wait gets only a lock that is free.
        var report = await Runner(Provider.Scenario(scenario), options => options.LockWait = TimeSpan.Zero).MigrateAsync();
        Assert.Equal(versions, report.Results.Select(result => result.Version));
        await using var other = await PostgreSqlTestDatabase.CreateAsync();
        await Runner(Provider.Scenario(scenario), database: other.Connect()).MigrateAsync();
        Assert.Equal(await other.DumpAsync(), await Database.DumpAsync());
        Assert.Equal((await other.ReadHistoryAsync()).Select(row => row.Essence), (await Database.ReadHistoryAsync()).Select(row => row.Essence));
        Assert.Equal((await other.ReadJournalAsync()).Select(entry => entry.Essence), (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }
}
