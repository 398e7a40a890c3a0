namespace GenMigrate.PostgreSql.Tests;

/// <summary>A database, or a role, whose transactions are by default stricter than the runner's own need to be.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class IsolationTests : PostgreSqlTests
{
    private const int Replicas = 6;

    [ServerFact]
    public Task First_starts_at_repeatable_read() => StartAsync("repeatable read");

    [ServerFact]
    public Task First_starts_at_serializable() => StartAsync("serializable");

    [ServerFact]
    public async Task A_lock_that_changes_hands_all_the_time_at_serializable()
    {
        await StrictAsync("serializable");
        var versions = Enumerable.Range(1, 6).ToArray();
        var runs = versions.SelectMany(version => Enumerable.Range(0, Replicas).Select(_ => Task.Run(async () =>
        {
            await using var database = Database.Connect();
            return (await Runner(versions.Take(version).Select(Migration), options => options.LockWait = TimeSpan.FromMinutes(2), database).MigrateAsync()).Results;
        })));
        var results = await Task.WhenAll(runs);
        Assert.Equal(versions.Select(version => (long)version), results.SelectMany(result => result).Select(result => result.Version).Order());
        Assert.Equal(versions.Select(version => $"up {version} done"), (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    private static TestMigration Migration(int version) => version % 2 == 0
        ? NativeMigrations.Sql(version, $"CREATE TABLE made_{version} (x int)").OptedOut()
        : NativeMigrations.Sql(version, $"CREATE TABLE made_{version} (x int)");

    private Task StrictAsync(string level) => Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET default_transaction_isolation = '{level}'");

    private async Task StartAsync(string level)
    {
        await StrictAsync(level);

        // Makes the race certain: all of them wait where they take turns to make the tables.
        await using var holder = await Database.ConnectRawAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT pg_advisory_lock(hashtext('genmigrate schema'))", holder);
        await command.ExecuteNonQueryAsync();
        var runs = Enumerable.Range(0, Replicas).Select(_ => Task.Run(async () =>
        {
            await using var database = Database.Connect();
            return (await Runner([Migration(1), Migration(2)], database: database).MigrateAsync()).Results;
        })).ToList();
        await Eventually.EqualAsync($"{Replicas}", () => TextAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'"));
        await holder.DisposeAsync();
        Assert.Equal([1L, 2L], (await Task.WhenAll(runs)).SelectMany(result => result).Select(result => result.Version).Order());
    }
}
