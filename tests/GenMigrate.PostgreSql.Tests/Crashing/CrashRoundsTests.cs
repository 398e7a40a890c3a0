using System.Diagnostics;
using System.Globalization;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// A runner that is killed, or whose sessions are, at some point of its run; then <c>up</c>. Every time the database and
/// its history end as after an uninterrupted run. <c>GENMIGRATE_CRASH_ROUNDS=200 dotnet test tests/GenMigrate.PostgreSql.Tests
/// --filter CrashRounds</c> tries more points.
/// </summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class CrashRoundsTests : PostgreSqlTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("GENMIGRATE_CRASH_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 12;

    [ServerFact]
    public async Task Every_round_ends_as_if_nothing_had_happened()
    {
        var started = Stopwatch.GetTimestamp();
        await using (var first = await TestProcess.StartAsync(PostgreSqlProvider.Direct))
        {
            await first.SendAsync(Run(Database.Address));
            started = Stopwatch.GetTimestamp();
            Assert.Equal("done 1 2 3 4 5 6", await first.OutcomeAsync());
        }

        var duration = Stopwatch.GetElapsedTime(started);
        var dump = await Database.DumpAsync();
        var history = Essence(await Database.ReadHistoryAsync());
        for (var round = 0; round < Rounds; round++)
        {
            // The golden ratio spreads the points evenly, however many there are.
            var point = duration * (round * 0.618034 % 1);
            await using var database = await PostgreSqlTestDatabase.CreateAsync();
            var what = await CrashAsync(database, round, point);
            try
            {
                await FinishAsync(database, round);
                Assert.Equal(dump, await database.DumpAsync());
                Assert.Equal(history, Essence(await database.ReadHistoryAsync()));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{what}: {exception.Message}", exception);
            }
        }
    }

    private static ProcessRun Run(string address) => new() { Address = address, Scenario = PostgreSqlScenarios.Resumable, LeaseTime = Lease };

    private static string Way(PostgreSqlTestDatabase database, int round) => round % 4 < 2 ? database.Address : PgBouncer.TransactionMode(database.Name).ConnectionString;

    private static async Task<string> CrashAsync(PostgreSqlTestDatabase database, int round, TimeSpan point)
    {
        await using var process = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await process.SendAsync(Run(Way(database, round)));
        await Task.Delay(point);
        if (round % 2 == 0)
        {
            await process.KillAsync();
            return $"round {round}: killed after {point}";
        }

        await database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        return $"round {round}: sessions ended after {point}: {await process.OutcomeAsync()}";
    }

    private static async Task FinishAsync(PostgreSqlTestDatabase database, int round)
    {
        await using var next = await TestProcess.StartAsync(PostgreSqlProvider.Direct);
        await next.SendAsync(Run(Way(database, round / 2)));
        Assert.StartsWith("done", await next.OutcomeAsync(), StringComparison.Ordinal);
    }

    private static string Essence(IReadOnlyList<StoredHistoryRow> rows) => string.Join('\n', rows.Select(row => row.Essence));
}
