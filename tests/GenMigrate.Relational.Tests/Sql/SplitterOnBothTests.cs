namespace GenMigrate.Relational.Tests;

public sealed class SplitterOnBothTests
{
    public static TheoryData<string, string[]> Cases => new()
    {
        { "", [] },
        { " ;; -- nothing\n/* ; */ ; ", [] },
        { "SELECT 1", ["SELECT 1"] },
        { "SELECT 1;SELECT 2;", ["SELECT 1", "SELECT 2"] },
        { "-- before\nSELECT 1 -- ; between\n, 2 /* ; */ -- after\n; SELECT 3", ["SELECT 1 -- ; between\n, 2", "SELECT 3"] },
        { "SELECT ';''; -- no comment'; SELECT 2", ["SELECT ';''; -- no comment'", "SELECT 2"] },
        { "SELECT 1 AS \"a;\"\"b\"; SELECT 2", ["SELECT 1 AS \"a;\"\"b\"", "SELECT 2"] },
        { "SELECT 'a\\'; SELECT 2", ["SELECT 'a\\'", "SELECT 2"] },
        { "SELECT 'never closed; SELECT 2", ["SELECT 'never closed; SELECT 2"] },
        { "SELECT \"never closed; SELECT 2", ["SELECT \"never closed; SELECT 2"] },
        { "SELECT 1 /* never closed; SELECT 2", ["SELECT 1"] },
        { "SELECT 4 - - 5, 6 / 2 * 3; SELECT 2", ["SELECT 4 - - 5, 6 / 2 * 3", "SELECT 2"] },
        { "SELECT x'3B'; SELECT X';'", ["SELECT x'3B'", "SELECT X';'"] },
        { "SELECT (1; SELECT 2)", ["SELECT (1", "SELECT 2)"] },
        { "SELECT 'ä;€;😀'; SELECT ñ", ["SELECT 'ä;€;😀'", "SELECT ñ"] },
        { "\uFEFFSELECT 1;\r\nSELECT 2", ["SELECT 1", "SELECT 2"] },
        { "SELECT '\0;'; SELECT\0; SELECT 3", ["SELECT '\0;'", "SELECT\0", "SELECT 3"] },
        { "BEGIN; SELECT 1; END; SELECT 2", ["BEGIN", "SELECT 1", "END", "SELECT 2"] },
        { "SELECT 1.5e-3, .5, 1e+10; SELECT 0x1F", ["SELECT 1.5e-3, .5, 1e+10", "SELECT 0x1F"] },
        { "CREATE TABLE trigger_log (x); SELECT 2", ["CREATE TABLE trigger_log (x)", "SELECT 2"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_databases_cut_alike(string sql, string[] expected)
    {
        Assert.Equal(expected, SqlSplitter.Split(sql, SqlLanguage.Sqlite).Select(statement => statement.Text));
        Assert.Equal(expected, SqlSplitter.Split(sql, SqlLanguage.PostgreSql).Select(statement => statement.Text));
    }
}
