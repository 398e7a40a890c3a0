namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
[Collection(Watchers.Collection)]
public sealed class RoundTripTests : PostgreSqlTests
{
    /// <summary>How many of <see cref="Three"/> change rows.</summary>
    private const int ChangingUp = 2;

    private const int ChangingDown = 1;

    private static readonly TestMigration[] Three =
    [
        NativeMigrations.Sql(1, "CREATE TABLE a (x int); CREATE TABLE b (x int)", "DROP TABLE a; DROP TABLE b"),
        NativeMigrations.Sql(2, "INSERT INTO a VALUES (1); CREATE INDEX a_x ON a (x); ANALYZE a", "DROP INDEX a_x; DELETE FROM a"),
        NativeMigrations.Steps(3, migration => migration.Sql("ALTER TABLE b ADD y int").Sql("UPDATE b SET y = 0"), migration => migration.Sql("ALTER TABLE b DROP y")),
    ];

    [ServerFact]
    public async Task A_start_with_nothing_to_do_is_one_statement_after_connecting()
    {
        await UpAsync(Three);
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        Assert.Empty((await Runner(Three, database: database).MigrateAsync()).Results);
        Assert.Equal((1, 1, 1), proxy.Take());
    }

    [ServerFact]
    public async Task Status_without_a_history_is_one_statement_and_one_that_looks_for_the_tables_of_other_tools()
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        Assert.Equal(3, (await Runner(Three, database: database).GetStatusAsync()).PendingCount);
        Assert.Equal((1, 2, 2), proxy.Take());
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task A_migration_of_SQL_is_one_round_trip_and_one_that_changes_rows_two_because_the_journal_says_how_many()
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        await Runner(Three[..1], database: database).MigrateAsync();
        await Runner(Three[..1], database: database).RollbackAsync();
        proxy.Take();
        await Runner(Three[..1], database: database).MigrateAsync();
        var one = proxy.Take();
        await Runner(Three, database: database).MigrateAsync();
        var two = proxy.Take();
        Assert.Equal(1 + ChangingUp, two.RoundTrips - one.RoundTrips);
        await Runner(Three, database: database).RollbackAsync();
        var downOne = proxy.Take();
        await Runner(Three, database: database).RollbackToAsync(0);
        Assert.Equal(1 + ChangingDown, proxy.Take().RoundTrips - downOne.RoundTrips);
    }

    [ServerFact]
    public async Task A_failure_is_rolled_back_and_recorded_in_a_second_trip()
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
        await Runner(Three[..1], database: database).MigrateAsync();
        proxy.Take();
        TestMigration[] two = [Three[0], NativeMigrations.Sql(2, "ANALYZE a")];
        await Runner(two, database: database).MigrateAsync();
        var success = proxy.Take();
        TestMigration[] three = [.. two, NativeMigrations.Sql(3, "CREATE TABLE c (x int); SELECT 1/0")];
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(three, database: database).MigrateAsync());
        Assert.Equal(1, proxy.Take().RoundTrips - success.RoundTrips);
        Assert.Equal("1 applied, 2 applied, 3 failed", await StatesAsync());
        Assert.Null(await Database.CountAsync("c"));
    }

    [ServerFact]
    public async Task The_servers_clock_says_how_long_it_took()
    {
        await UpAsync(NativeMigrations.Sql(1, "SELECT pg_sleep(0.2)"));
        var row = Assert.Single(await Database.ReadHistoryAsync());
        Assert.InRange(row.ExecutionTimeMs!.Value, 200, 60_000);
        Assert.InRange(Assert.Single(await Database.ReadJournalAsync()).DurationMs, row.ExecutionTimeMs.Value, 60_000);
    }
}
