namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class ConcurrentIndexTests : PostgreSqlTests
{
    private const string Valid = "SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index WHERE indrelid = '\"Log\"'::regclass ORDER BY 1";

    private static readonly TestMigration Table = NativeMigrations.Sql(1, "CREATE TABLE \"Log\" (value int); INSERT INTO \"Log\" VALUES (1), (1)");

    [ServerFact]
    public async Task One_that_was_left_invalid_is_dropped_and_built_again()
    {
        var build = Unique("CREATE UNIQUE INDEX CONCURRENTLY");
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, build));
        Assert.Equal("\"Log_value\" false", await TextAsync(Valid));
        await Database.ExecuteAsync("DELETE FROM \"Log\" WHERE ctid = '(0,1)'");
        await UpAsync(Table, build);
        Assert.Equal("\"Log_value\" true", await TextAsync(Valid));
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task An_invalid_one_does_not_count_as_there()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, Unique("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS")));
        await Database.ExecuteAsync("DELETE FROM \"Log\" WHERE ctid = '(0,1)'");
        await UpAsync(Table, Unique("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS"));
        Assert.Equal("\"Log_value\" true", await TextAsync(Valid));
    }

    [ServerFact]
    public async Task One_that_was_built_before_anybody_could_say_so_counts()
    {
        var build = Unique("CREATE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY \"Log_value\"");
        await UpAsync(Table, build);
        await Database.ExecuteAsync("UPDATE genmigrate_history SET state = 'running', success = false, steps_done = 0, step_hashes = 'begun ' || step_hashes WHERE version = 2");
        await UpAsync(Table, build);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.Equal("\"Log_value\" true", await TextAsync(Valid));
        await Runner([Table, build]).RollbackAsync();
        await Database.ExecuteAsync("UPDATE genmigrate_history SET state = 'reverting', rolled_back = false, steps_done = 0, step_hashes = 'begun ' || step_hashes WHERE version = 2");
        await UpAsync(Table, build);
        Assert.Equal("1 applied, 2 rolled_back", await StatesAsync());
    }

    [ServerFact]
    public async Task One_that_is_there_from_elsewhere_is_an_error_like_any_other()
    {
        await UpAsync(Table);
        await Database.ExecuteAsync("CREATE INDEX \"Log_value\" ON \"Log\" (value)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, Unique("CREATE INDEX CONCURRENTLY")));
        Assert.Contains("SQLSTATE 42P07", failure.Message, StringComparison.Ordinal);
    }

    private static TestMigration Unique(string create, string? down = null) => NativeMigrations.Steps(
        2,
        migration => migration.Sql($"{create} \"Log_value\" ON \"Log\" (value)"),
        down is null ? null : migration => migration.Sql(down)).OptedOut() with { Content = 0 };
}
