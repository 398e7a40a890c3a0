using System.Globalization;
using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Many replicas that start at once near the server's limit: whoever waits needs one connection, and gets its turn.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class ConnectionLimitTests : PostgreSqlTests
{
    private const int Replicas = 8;

    private static readonly TestMigration[] Migrations = [.. Enumerable.Range(1, 3).Select(version => NativeMigrations.Steps(
        version,
        migration => migration.Sql($"CREATE TABLE made_{version} (x int)").Run("slow", (_, token) => Task.Delay(100, token))))];

    [ServerFact]
    public Task Replicas_that_have_a_connection_each_and_hardly_another_all_end_well() => StartAsync(Replicas, Replicas + 1);

    [ServerFact]
    public Task Replicas_that_have_exactly_a_connection_each_all_end_well() => StartAsync(Replicas, Replicas);

    [ServerFact]
    public Task A_single_runner_needs_no_more_than_one() => StartAsync(1, 1);

    [ServerFact]
    public async Task A_pool_of_one_connection_is_enough()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { Pooling = true, MaxPoolSize = 1, Timeout = 2 }.ConnectionString);
        await using var database = new PostgreSqlMigrationDatabase(source);
        Assert.Equal(3, (await Runner(Migrations, database: database).MigrateAsync()).Results.Count);
    }

    [ServerFact]
    public async Task A_runner_without_a_connection_waits_for_one()
    {
        var role = await RoleAsync(limit: 1);
        await using var other = new NpgsqlConnection(role);
        await other.OpenAsync();
        await using var database = new PostgreSqlMigrationDatabase(role);

        var run = Runner(Migrations, options => options.LockWait = TimeSpan.FromMinutes(2), database).MigrateAsync();
        await Task.Delay(500);
        Assert.False(run.IsCompleted);
        await other.CloseAsync();

        Assert.Equal(3, (await run).Results.Count);
    }

    [ServerFact]
    public async Task Without_a_connection_within_the_lock_wait_the_run_fails()
    {
        var role = await RoleAsync(limit: 1);
        await using var other = new NpgsqlConnection(role);
        await other.OpenAsync();
        await using var database = new PostgreSqlMigrationDatabase(role);
        var runner = Runner(Migrations, options => options.LockWait = TimeSpan.FromMilliseconds(500), database);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => runner.MigrateAsync());
        Assert.Contains("has no connection left", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> RoleAsync(int limit)
    {
        var role = await CreateRoleAsync("GRANT ALL ON SCHEMA public TO $role");
        await Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"ALTER ROLE {role.Username} CONNECTION LIMIT {limit}"));
        return role.ConnectionString;
    }

    private async Task StartAsync(int replicas, int limit)
    {
        var role = await RoleAsync(limit);
        var runs = Enumerable.Range(0, replicas).Select(async _ =>
        {
            await using var database = new PostgreSqlMigrationDatabase(role);
            return (await Runner(Migrations, options => options.LockWait = TimeSpan.FromMinutes(2), database).MigrateAsync()).Results;
        });
        var results = await Task.WhenAll(runs.Select(run => Task.Run(() => run)));
        Assert.Equal([1L, 2L, 3L], results.SelectMany(result => result).Select(result => result.Version));
    }
}
