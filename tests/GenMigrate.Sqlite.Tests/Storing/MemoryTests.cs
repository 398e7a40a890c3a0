using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>Databases in memory live as long as the object that names them.</summary>
public sealed class MemoryTests : SqliteTests
{
    private static readonly TestMigration[] Three = [TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", "a"), TestMigration.Inserts(3, "log", "b").OptedOut()];

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=private;Mode=Memory")]
    [InlineData("Data Source=file::memory:")]
    [InlineData("Data Source=file:named?mode=memory")]
    public async Task A_private_one_is_kept_between_runs(string connectionString)
    {
        await using var database = new SqliteMigrationDatabase(connectionString);
        Assert.Equal("up 1, up 2, up 3", Done(await Run(database).MigrateAsync()));
        Assert.True(await Run(database).IsUpToDateAsync());
        Assert.Equal("down 3", Done(await Run(database).RollbackAsync()));
        Assert.Equal(1, (await Run(database).GetStatusAsync()).PendingCount);
    }

    [Theory]
    [InlineData("Data Source=shared-one;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:shared-two?mode=memory&cache=shared")]
    public async Task A_shared_one_is_seen_by_other_connections(string connectionString)
    {
        await using var database = new SqliteMigrationDatabase(connectionString);
        await Run(database).MigrateAsync();
        await using var other = new SqliteConnection(connectionString);
        await other.OpenAsync();
        await using var command = new SqliteCommand("SELECT count(*) FROM log", other);
        Assert.Equal(2L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Two_private_ones_are_two()
    {
        await using var one = new SqliteMigrationDatabase("Data Source=:memory:");
        await using var other = new SqliteMigrationDatabase("Data Source=:memory:");
        await Run(one).MigrateAsync();
        Assert.Equal(3, (await Run(other).GetStatusAsync()).PendingCount);
    }

    [Fact]
    public async Task It_ends_with_its_object()
    {
        const string Name = "Data Source=ends;Mode=Memory;Cache=Shared";
        await MigrateAsync(Name, Three);
        await using var again = new SqliteMigrationDatabase(Name);
        Assert.Equal(3, (await Run(again).GetStatusAsync()).PendingCount);
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=several;Mode=Memory;Cache=Shared")]
    public async Task Several_runners_take_turns(string connectionString)
    {
        // Often, as they have to meet at the moment of a change of the schema.
        for (var round = 0; round < 100; round++)
        {
            await using var database = new SqliteMigrationDatabase(connectionString);
            var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(database).MigrateAsync())));
            Assert.Equal([1L, 2, 3], reports.SelectMany(report => report.Results).Select(result => result.Version).Order());
        }
    }

    [Fact]
    public async Task A_failure_in_a_private_one_is_recorded_there()
    {
        await using var database = new SqliteMigrationDatabase("Data Source=:memory:");
        var runner = new MigrationRunner(Provider.Registry([.. Three, new TestMigration(4) { Up = [TestStep.Fail()] }]), database);
        await Assert.ThrowsAsync<MigrationFailedException>(() => runner.MigrateAsync());
        Assert.Equal(MigrationState.Failed, (await runner.GetStatusAsync()).Entries[^1].State);
    }

    private MigrationRunner Run(SqliteMigrationDatabase database) => new(Provider.Registry(Three), database);
}
