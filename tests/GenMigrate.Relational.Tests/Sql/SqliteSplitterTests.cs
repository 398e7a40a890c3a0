namespace GenMigrate.Relational.Tests;

public sealed class SqliteSplitterTests
{
    public static TheoryData<string, string[]> Cases => new()
    {
        { "SELECT [a;b], `c;``d`; SELECT 2", ["SELECT [a;b], `c;``d`", "SELECT 2"] },
        { "SELECT [never closed; SELECT 2", ["SELECT [never closed; SELECT 2"] },
        { "SELECT /* /* ; */ 1; SELECT 2", ["SELECT /* /* ; */ 1", "SELECT 2"] },
        { "SELECT 1 -- to the\r; same line\n; SELECT 2", ["SELECT 1", "SELECT 2"] },
        { "SELECT $$; SELECT $$", ["SELECT $$", "SELECT $$"] },
        { "SELECT ?, ?1, :a, @a, $a; SELECT 2", ["SELECT ?, ?1, :a, @a, $a", "SELECT 2"] },
        {
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; DELETE FROM b; END; SELECT 2",
            ["CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; DELETE FROM b; END", "SELECT 2"]
        },
        {
            "create temp trigger t after insert on a begin select 1;; /* ; */ end ; SELECT 2",
            ["create temp trigger t after insert on a begin select 1;; /* ; */ end", "SELECT 2"]
        },
        {
            "CREATE TEMPORARY TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN SELECT 1; END",
            ["CREATE TEMPORARY TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN SELECT 1; END"]
        },
        {
            "EXPLAIN QUERY PLAN CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; SELECT 2",
            ["EXPLAIN QUERY PLAN CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END", "SELECT 2"]
        },
        { "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2", ["CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2"] },
        { "EXPLAIN SELECT 1; DROP TRIGGER t; SELECT 2", ["EXPLAIN SELECT 1", "DROP TRIGGER t", "SELECT 2"] },
        { ".mode csv; 'x\r\nSELECT 1;\n.tables\nSELECT a\n.b FROM a", [".mode csv; 'x", "SELECT 1", ".tables", "SELECT a\n.b FROM a"] },
        { "EXPLAIN END CREATE TRIGGER t; SELECT 2", ["EXPLAIN END CREATE TRIGGER t", "SELECT 2"] },
        { "EXPLAIN TRIGGER CREATE TRIGGER t; SELECT 2", ["EXPLAIN TRIGGER CREATE TRIGGER t", "SELECT 2"] },
        { "CREATE TABLE TRIGGER; SELECT 2", ["CREATE TABLE TRIGGER", "SELECT 2"] },
        { "SELECT 1; .mode csv; SELECT 2", ["SELECT 1", ".mode csv", "SELECT 2"] },
        { "SELECT 1; \uFEFFSELECT 2", ["SELECT 1", "SELECT 2"] },
        { "COPY t FROM STDIN; SELECT 2", ["COPY t FROM STDIN", "SELECT 2"] },
        { "SELECT \\; SELECT 2", ["SELECT \\", "SELECT 2"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void SQLite_cuts(string sql, string[] expected) =>
        Assert.Equal(expected, SqlSplitter.Split(sql, SqlLanguage.Sqlite).Select(statement => statement.Text));
}
