namespace GenMigrate.Adoption.Tests;

/// <summary>Odd tables of a real SQLite, through the command line.</summary>
public sealed class OddTableTests : IDisposable
{
    private readonly DatabaseFile _file = new();

    public static TheoryData<string, string, string> OfSqlite => new()
    {
        // A name in bytes is none, and what is left is a version that another migration may have.
        { "older", "CREATE TABLE older (version INTEGER, name); INSERT INTO older VALUES (1, CAST('add_index' AS BLOB))", "refused 1" },
        { "older", "CREATE TABLE older (version, name); INSERT INTO older VALUES (1.0, 'create users'), ('2', 'add email'), ('3 ', 'add index')", "adopted 1 name, adopted 2 name, adopted 3 name" },
        { "main.older", "CREATE TABLE older (name TEXT); INSERT INTO older VALUES ('create_users')", "adopted 1 name" },
    };

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(OddTables.All), MemberType = typeof(OddTables))]
    [MemberData(nameof(OfSqlite))]
    public async Task An_odd_table_is_adopted_right_or_refused(string table, string script, string expected)
    {
        _file.Execute(script);

        Assert.Equal(expected, await AdoptAsync(table));

        if (!expected.Contains("adopted", StringComparison.Ordinal) && expected.Length > 0)
        {
            Assert.Equal(0L, _file.Count("sqlite_master WHERE name LIKE 'genmigrate%'"));
        }
        else
        {
            Assert.Equal(expected.Replace("adopted", "already_there", StringComparison.Ordinal), await AdoptAsync(table));
        }
    }

    private Task<string> AdoptAsync(string table) => Command.AdoptAsync(GeneratedMigrations.ToolsRegistry, new SqliteMigrationDatabase(_file.ConnectionString), table);
}
