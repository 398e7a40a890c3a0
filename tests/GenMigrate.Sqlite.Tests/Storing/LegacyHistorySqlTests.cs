namespace GenMigrate.Sqlite.Tests;

public sealed class LegacyHistorySqlTests : SqliteTests
{
    [Theory]
    [InlineData("migrations", "SELECT * FROM \"migrations\"")]
    [InlineData("legacy.Migrations", "SELECT * FROM \"legacy\".\"Migrations\"")]
    [InlineData("\"we.ird\"", "SELECT * FROM \"we.ird\"")]
    [InlineData("legacy.\"a \"\"b\"\"\"", "SELECT * FROM \"legacy\".\"a \"\"b\"\"\"")]
    [InlineData("m; DROP TABLE workers; --", "SELECT * FROM \"m; DROP TABLE workers; --\"")]
    [InlineData("m\" WHERE 1=1; DROP TABLE workers; --", "SELECT * FROM \"m\"\" WHERE 1=1; DROP TABLE workers; --\"")]
    public void A_name_is_nothing_but_a_name(string table, string sql) => Assert.Equal(sql, LegacyHistorySql.Select(SqliteDialect.Instance, table));

    [Theory]
    [InlineData(".migrations")]
    [InlineData("legacy.")]
    [InlineData("legacy..migrations")]
    [InlineData("\"migrations")]
    [InlineData("\"\"")]
    [InlineData("a\0b")]
    public void An_invalid_name_is_refused(string table) =>
        Assert.Contains("is not a valid name of a table", Assert.Throws<MigrationException>(() => LegacyHistorySql.Select(SqliteDialect.Instance, table)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_table_whatever_it_is_called_is_read_and_only_read()
    {
        await File.ExecuteAsync("CREATE TABLE log (value TEXT); CREATE TABLE \"a.b\"\"; DROP TABLE log; --\" (version INTEGER); INSERT INTO \"a.b\"\"; DROP TABLE log; --\" VALUES (1)");

        var adoption = await Runner([TestMigration.Creates(1, "workers")]).AdoptAsync("main.\"a.b\"\"; DROP TABLE log; --\"");

        Assert.Equal(1, Assert.Single(adoption.Adopted).Version);
        Assert.Equal(0, await Database.CountAsync("log"));
    }

    [Theory]
    [InlineData("nowhere.older")]
    [InlineData("older\" UNION SELECT 1 --")]
    public async Task What_is_not_there_is_not_found(string table)
    {
        await File.ExecuteAsync("CREATE TABLE older (version INTEGER); INSERT INTO older VALUES (1)");

        Assert.StartsWith("There is no '", (await Assert.ThrowsAsync<MigrationException>(() => Runner([TestMigration.Creates(1, "workers")]).AdoptAsync(table))).Message, StringComparison.Ordinal);
    }
}
