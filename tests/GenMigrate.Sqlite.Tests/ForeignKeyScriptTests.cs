namespace GenMigrate.Sqlite.Tests;

/// <summary>What the runner does around foreign keys, a script does too.</summary>
public sealed class ForeignKeyScriptTests : IAsyncLifetime
{
    private static readonly TestMigration Tables = Sql(
        1,
        "CREATE TABLE parent (parent_id INTEGER PRIMARY KEY)",
        "CREATE TABLE child (value TEXT REFERENCES parent ON DELETE CASCADE)",
        "INSERT INTO parent VALUES (1), (2)",
        "INSERT INTO child VALUES (1), (2)");

    private static readonly TestMigration Rebuild = Sql(
        2,
        "CREATE TABLE new_parent (parent_id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO new_parent (parent_id) SELECT parent_id FROM parent",
        "DROP TABLE parent",
        "ALTER TABLE new_parent RENAME TO parent");

    private readonly SqliteTestDatabase _database = SqliteTestDatabase.Create();

    public Task InitializeAsync() => _database.RunScriptAsync(Script(0, Tables));

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_rebuild_that_checks_at_commit_keeps_the_children()
    {
        await _database.RunScriptAsync(Script(1, Tables, Rebuild.With(MigrationFlags.CheckForeignKeysAtCommit)));
        Assert.Equal(["1", "2"], await _database.ValuesAsync("child"));
    }

    [Fact]
    public async Task A_rebuild_that_does_not_is_stopped_before_it_loses_any()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _database.RunScriptAsync(Script(1, Tables, Rebuild)));
        Assert.Contains("might lose rows", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], await _database.ValuesAsync("child"));
    }

    [Fact]
    public async Task A_rebuild_that_does_not_goes_on_where_no_row_is_referred_to()
    {
        await _database.ExecuteAsync("UPDATE child SET value = NULL");
        await _database.RunScriptAsync(Script(1, Tables, Rebuild));
        Assert.Equal((2, 2), (await _database.CountAsync("parent"), await _database.CountAsync("child")));
    }

    [Theory]
    [InlineData("ON DELETE SET NULL", "might lose rows")]
    [InlineData("", "FOREIGN KEY constraint failed")]
    [InlineData("DEFERRABLE INITIALLY DEFERRED", "FOREIGN KEY constraint failed")]
    public async Task Rows_that_refer_to_it_in_another_way_stop_it_too(string action, string words)
    {
        await _database.ExecuteAsync($"DROP TABLE child; CREATE TABLE child (value TEXT REFERENCES parent {action}); INSERT INTO child VALUES (1), (NULL)");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _database.RunScriptAsync(Script(1, Tables, Rebuild)));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, (await _database.QueryAsync("SELECT count(value) FROM child", reader => reader.GetInt64(0)))[0]);
    }

    [Fact]
    public async Task A_script_from_an_empty_database_may_rebuild_a_table_that_others_refer_to()
    {
        await using var empty = SqliteTestDatabase.Create();
        var tables = Sql(1, "CREATE TABLE parent (parent_id INTEGER PRIMARY KEY)", "CREATE TABLE child (value TEXT REFERENCES parent ON DELETE CASCADE)");
        await empty.RunScriptAsync(Script(0, tables, Rebuild, Sql(3, "INSERT INTO parent VALUES (1, 'a')", "INSERT INTO child VALUES (1)", "DROP TABLE IF EXISTS gone")));
        Assert.Equal(["1"], await empty.ValuesAsync("child"));
        Assert.Equal(["applied", "applied", "applied"], (await empty.ReadHistoryAsync()).Select(row => row.State));
    }

    [Fact]
    public async Task Rows_left_without_a_parent_are_rolled_back()
    {
        var orphaning = Sql(2, "DELETE FROM parent WHERE parent_id = 1").With(MigrationFlags.CheckForeignKeysAtCommit);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _database.RunScriptAsync(Script(1, Tables, orphaning)));
        Assert.Contains("rows that refer to nothing", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, await _database.CountAsync("parent"));
    }

    [Fact]
    public async Task Rows_that_were_without_a_parent_before_are_not_its_fault()
    {
        await _database.ExecuteAsync("PRAGMA foreign_keys = OFF; INSERT INTO child VALUES (7)");
        await _database.RunScriptAsync(Script(1, Tables, Rebuild.With(MigrationFlags.CheckForeignKeysAtCommit)));
        Assert.Equal(["1", "2", "7"], await _database.ValuesAsync("child"));
    }

    [Fact]
    public async Task Keys_are_enforced_as_they_are_in_a_run()
    {
        await _database.RunScriptAsync(Script(1, Tables, Sql(2, "DELETE FROM parent WHERE parent_id = 1")));
        Assert.Equal(["2"], await _database.ValuesAsync("child"));
    }

    private string Script(long from, params TestMigration[] migrations) =>
        new MigrationRunner(SqliteProvider.Instance.Registry(migrations), _database.Connect()).Script(from).Text;

    private static TestMigration Sql(long version, params string[] statements) =>
        new(version) { Up = [.. statements.Select(statement => new TestStep(TestStepKind.Sql) { Value = statement })] };
}
