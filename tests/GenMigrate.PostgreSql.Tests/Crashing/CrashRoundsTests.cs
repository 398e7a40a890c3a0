using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Xunit.Abstractions;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// A runner that is killed, or whose sessions are, at some point of its run; then <c>up</c>. Every time the database and
/// its history end as after an uninterrupted run. <c>GENMIGRATE_CRASH_ROUNDS=200 dotnet test tests/GenMigrate.PostgreSql.Tests
/// --filter CrashRounds</c> tries more points.
/// </summary>
/// <remarks>
/// What the scenario's table numbers by itself may lack a number: what a sequence gave to a transaction that was rolled
/// back is never given again (postgresql.org/docs/current/functions-sequence.html). So the rows are compared in the order
/// of their numbers without the numbers, which a unique index keeps apart; and as each transaction of the scenario
/// inserts one row, and a crash breaks one of them off, no more than one number may be missing.
/// </remarks>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class CrashRoundsTests(ITestOutputHelper output) : PostgreSqlTests
{
    private const double LeastShare = 1.0 / 16;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("GENMIGRATE_CRASH_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 12;

    [ServerFact]
    public async Task Every_round_ends_as_if_nothing_had_happened()
    {
        var expected = await UninterruptedAsync(Database);
        await using var warm = await PostgreSqlTestDatabase.CreateAsync();
        var pauses = await PausesAsync(warm);
        var (broken, gaps) = (0, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            // On a machine that has become faster since the pauses were measured, a run is over before it is broken off.
            var isBroken = false;
            for (var share = 1.0; !isBroken && share >= LeastShare; share /= 2)
            {
                (isBroken, var missing) = await RoundAsync(round, pauses, share, expected);
                gaps += missing;
            }

            broken += isBroken ? 1 : 0;
        }

        output.WriteLine($"{broken} of {Rounds} runs were broken off, {gaps} of them in a transaction that had taken a number.");

        // A round in which the runner was done before anything happened to it has shown nothing.
        Assert.True(2 * broken >= Rounds, $"Only {broken} of {Rounds} runs were broken off.");
    }

    private static ProcessRun Run(string address) => new() { Address = address, Scenario = PostgreSqlScenarios.Resumable, LeaseTime = Lease };

    private static string Way(PostgreSqlTestDatabase database, int round) => round % 4 < 2 ? database.Address : PgBouncer.TransactionMode(database.Name).ConnectionString;

    // Whether the run was broken off, and how many numbers that has cost.
    private static async Task<(bool IsBroken, long MissingNumbers)> RoundAsync(int round, IReadOnlyList<TimeSpan> pauses, double share, CrashedState expected)
    {
        await using var database = await PostgreSqlTestDatabase.CreateAsync();
        var (what, isBroken) = await CrashAsync(database, round, pauses, share);
        try
        {
            await FinishAsync(database, round);
            var actual = await CrashedState.ReadAsync(database);
            Assert.Equal(expected.Schema, actual.Schema);
            Assert.Equal(expected.Rows, actual.Rows);
            Assert.Equal(expected.History, actual.History);
            Assert.InRange(actual.MissingNumbers, 0, isBroken ? 1 : 0);
            return (isBroken, actual.MissingNumbers);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"round {round}, {what}: {exception.Message}\nBoth states lie in {await KeepAsync(database, expected)}.", exception);
        }
    }

    private static async Task<CrashedState> UninterruptedAsync(PostgreSqlTestDatabase database)
    {
        await using var process = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await process.SendAsync(Run(database.Address));
        Assert.Equal("done 1 2 3 4 5 6", await process.OutcomeAsync());
        return await CrashedState.ReadAsync(database);
    }

    // How long it is from the start to the first event of a run, from there to the second, and so on.
    private static async Task<IReadOnlyList<TimeSpan>> PausesAsync(PostgreSqlTestDatabase database)
    {
        await using var process = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        var pauses = new List<TimeSpan>();
        await process.SendAsync(Run(database.Address));
        for (var last = Stopwatch.GetTimestamp(); (await process.LineAsync())?.StartsWith("event", StringComparison.Ordinal) == true; last = Stopwatch.GetTimestamp())
        {
            pauses.Add(Stopwatch.GetElapsedTime(last));
        }

        return pauses;
    }

    private static async Task<(string What, bool IsBroken)> CrashAsync(PostgreSqlTestDatabase database, int round, IReadOnlyList<TimeSpan> pauses, double share)
    {
        // The golden ratio spreads the points evenly over the events, however many there are.
        var point = round * 0.618034 % 1 * pauses.Count;
        var number = (int)point;
        await using var process = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await using var other = await database.ConnectRawAsync();
        await process.SendAsync(Run(Way(database, round)));
        var before = number == 0 ? "the start" : (await process.ReadUntilAsync($"event {number - 1} "))[^1];
        await Task.Delay(pauses[number] * (point - number) * share);
        var when = string.Create(CultureInfo.InvariantCulture, $"{(point - number) * share:P0} of the way from '{before}' to the next");
        if (round % 2 == 0)
        {
            await process.KillAsync();
            var killed = await process.OutcomeAsync();
            return ($"killed {when}", killed is null);
        }

        await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", other);
        await end.ExecuteNonQueryAsync();
        var outcome = await process.OutcomeAsync();
        return ($"sessions ended {when}: {outcome}", outcome?.StartsWith("done", StringComparison.Ordinal) != true);
    }

    private static async Task FinishAsync(PostgreSqlTestDatabase database, int round)
    {
        await using var next = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await next.SendAsync(Run(Way(database, round / 2)));
        Assert.StartsWith("done", await next.OutcomeAsync(), StringComparison.Ordinal);
    }

    // For whoever has to find out what went wrong.
    private static async Task<string> KeepAsync(PostgreSqlTestDatabase database, CrashedState expected)
    {
        var folder = Directory.CreateTempSubdirectory("genmigrate-crash-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "expected.txt"), expected.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "actual.txt"), (await CrashedState.ReadAsync(database)).ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "dump.txt"), await database.DumpAsync());
        return folder;
    }
}
