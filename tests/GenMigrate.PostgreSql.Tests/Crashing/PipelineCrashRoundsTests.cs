using System.Globalization;
using Npgsql;
using Xunit.Abstractions;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// The same as <see cref="CrashRoundsTests"/> where migrations go to the server together: a runner that is killed, or whose
/// sessions are, at some point of its run, has applied the first of them, and <c>up</c> applies the others, each once.
/// </summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class PipelineCrashRoundsTests(ITestOutputHelper output) : PostgreSqlTests
{
    private const int Count = 60;

    // Long enough to be broken off in any of them.
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(10);

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("GENMIGRATE_CRASH_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 12;

    [ServerFact]
    public async Task Every_round_ends_as_if_nothing_had_happened()
    {
        await SlowAsync(Database);
        await UpAsync(PostgreSqlScenarios.Tables(Count));
        var expected = await StateAsync(Database);
        var broken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            broken += await RoundAsync(round, expected) ? 1 : 0;
        }

        // A round in which the runner was done before anything happened to it has shown nothing.
        Assert.True(2 * broken >= Rounds, $"Only {broken} of {Rounds} runs were broken off.");
    }

    private static string Way(PostgreSqlTestDatabase database, int round) => round % 4 < 2 ? database.Address : PgBouncer.TransactionMode(database.Name).ConnectionString;

    private static Task SlowAsync(PostgreSqlTestDatabase database) => Trap.SetAsync(database, "t%", string.Create(CultureInfo.InvariantCulture, $"PERFORM pg_sleep({Each.TotalSeconds});"));

    // Whether the run was at work when it was broken off.
    private async Task<bool> RoundAsync(int round, string expected)
    {
        await using var database = await PostgreSqlTestDatabase.CreateAsync();
        await SlowAsync(database);
        await UpOneAsync(database);
        await using var other = await database.ConnectRawAsync();
        await using var process = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await process.SendAsync(new ProcessRun { Address = Way(database, round), Scenario = PostgreSqlScenarios.SixtyTables, WatchSteps = false, LeaseTime = TimeSpan.FromSeconds(1) });

        // The golden ratio spreads the points evenly.
        var point = 1 + (round * 0.618034 % 1 * (Count - 1));
        await using var isThere = new NpgsqlCommand("SELECT count(*) >= @count FROM genmigrate_history", other) { Parameters = { new("@count", (long)point) } };
        while (!(bool)(await isThere.ExecuteScalarAsync())!)
        {
            await Task.Delay(1);
        }

        await Task.Delay(Each * (point % 1));
        var isAtWork = await (round % 2 == 0 ? KillAsync(process) : EndSessionsAsync(other));
        var outcome = await process.OutcomeAsync();
        await using var way = new PostgreSqlMigrationDatabase(Way(database, round / 2));
        var left = (await Runner(PostgreSqlScenarios.Tables(Count), database: way).MigrateAsync()).Results.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}, at {point:0.0}: {outcome ?? "killed"}; {left} were left."));
        Assert.Equal(expected, await StateAsync(database));
        return isAtWork && (round % 2 == 1 || outcome is null);
    }

    // So that there is a history to look at.
    private Task UpOneAsync(PostgreSqlTestDatabase database) => Runner(PostgreSqlScenarios.Tables(1), database: database.Connect()).MigrateAsync();

    private static async Task<bool> KillAsync(TestProcess process)
    {
        await process.KillAsync();
        return true;
    }

    private static async Task<bool> EndSessionsAsync(NpgsqlConnection other)
    {
        await using var end = new NpgsqlCommand("SELECT coalesce(bool_or(state = 'active' AND pg_terminate_backend(pid)), false) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", other);
        return (bool)(await end.ExecuteScalarAsync())!;
    }

    // A failure may have been recorded on the way; what was done was done once.
    private static async Task<string> StateAsync(PostgreSqlTestDatabase database) => string.Join('\n', [
        database.DumpSchema(),
        .. (await database.ReadHistoryAsync()).Select(row => row.Essence),
        .. (await database.ReadJournalAsync()).Select(entry => entry.Essence).Where(entry => entry.StartsWith("up", StringComparison.Ordinal) && entry.EndsWith("done", StringComparison.Ordinal)),
    ]);
}
