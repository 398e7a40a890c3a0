using GenMigrate.PostgreSql.Tests;

namespace GenMigrate.Adoption.Tests;

/// <summary>Odd tables of a real PostgreSQL, through the command line.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class PostgreSqlOddTableTests
{
    private static readonly (string Table, string Script, string Expected)[] OfPostgreSql =
    [
        ("other.older", "CREATE TABLE older (name text); INSERT INTO older VALUES ('add_index'); CREATE SCHEMA other; CREATE TABLE other.older (name text); INSERT INTO other.older VALUES ('create_users')", "adopted 1 name"),
        ("\"Other\".\"Older\"", "CREATE SCHEMA \"Other\"; CREATE TABLE \"Other\".\"Older\" (\"Name\" text); INSERT INTO \"Other\".\"Older\" VALUES ('create_users')", "adopted 1 name"),
        ("older", "CREATE TABLE older (\"Version\" int, version int); INSERT INTO older VALUES (1, 2)", "'older' has two columns"),
        ("older", "CREATE TYPE outcome AS ENUM ('applied', 'failed'); CREATE TABLE older (version int, status outcome); INSERT INTO older VALUES (1, 'applied'), (2, 'failed')", "refused 1, 2"),
        ("older", "CREATE DOMAIN script AS text; CREATE TABLE older (version int, name script); INSERT INTO older VALUES (1, 'add_index')", "refused 1"),
        ("older", "CREATE TYPE script AS ENUM ('add_index'); CREATE TABLE older (version int, name script); INSERT INTO older VALUES (1, 'add_index')", "refused 1"),
        ("older", "CREATE TABLE older (version int, name name); INSERT INTO older VALUES (1, 'add_index')", "refused 1"),
        ("older", "CREATE TABLE older (version int, name bytea); INSERT INTO older VALUES (1, 'add_index')", "refused 1"),
        ("older", "CREATE TABLE older (version int, name jsonb); INSERT INTO older VALUES (1, '\"add_index\"')", "refused 1"),
        ("older", "CREATE TABLE older (version int, name text[]); INSERT INTO older VALUES (1, '{add_index}')", "refused 1"),
        ("older", "CREATE TABLE older (version int, success bit); INSERT INTO older VALUES (1, B'1'), (2, B'0')", "adopted 1 version, not_applied 2 version"),
        ("older", "CREATE TABLE older (name text, applied_at timestamptz, took interval, duration interval); INSERT INTO older VALUES ('create_users', '2024-01-31 12:00+02', '1 s', '2 s'), ('add_index', 'infinity', null, '-1 s')", "adopted 1 name 2024-01-31T10:00 2000 ms, adopted 3 name"),
        ("older", "CREATE TABLE older (version numeric(40, 2)); INSERT INTO older VALUES (1.00), (2.50), (1e37)", "adopted 1 version, unknown - -, unknown - -"),
        ("older", "CREATE TABLE older (version int, finished_at timestamp); INSERT INTO older VALUES (1, '2024-01-31'); CREATE MATERIALIZED VIEW seen AS SELECT * FROM older", "adopted 1 version 2024-01-31T00:00"),
        ("older", "CREATE TABLE older (version int) PARTITION BY RANGE (version); CREATE TABLE older_1 PARTITION OF older FOR VALUES FROM (0) TO (2); INSERT INTO older VALUES (1)", "adopted 1 version"),
    ];

    [ServerFact]
    public async Task Odd_tables_of_any_database_are_adopted_right_or_refused()
    {
        foreach (var row in OddTables.All)
        {
            await VerifyAsync((string)row[0], (string)row[1], (string)row[2]);
        }
    }

    [ServerFact]
    public async Task Odd_tables_of_PostgreSQL_are_adopted_right_or_refused()
    {
        foreach (var (table, script, expected) in OfPostgreSql)
        {
            await VerifyAsync(table, script, expected);
        }
    }

    private static async Task VerifyAsync(string table, string script, string expected)
    {
        await using var database = await PostgreSqlTestDatabase.CreateAsync();
        await database.ExecuteAsync(script);
        Assert.Equal((script, expected), (script, await AdoptAsync(database, table)));
        if (!expected.Contains("adopted", StringComparison.Ordinal) && expected.Length > 0)
        {
            Assert.Empty(await database.OwnTablesAsync());
        }
        else
        {
            Assert.Equal((script, expected.Replace("adopted", "already_there", StringComparison.Ordinal)), (script, await AdoptAsync(database, table)));
        }
    }

    private static Task<string> AdoptAsync(PostgreSqlTestDatabase database, string table) =>
        Command.AdoptAsync(GeneratedMigrations.ToolsRegistry, new PostgreSqlMigrationDatabase(database.Address), table);
}
