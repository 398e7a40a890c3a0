namespace GenMigrate.Relational.Tests;

/// <summary>Statement by statement comes to the same as the whole text at once, down to the text that the library keeps.</summary>
public sealed class SqliteAgreesTests
{
    public static TheoryData<string, int> Scripts => new()
    {
        {
            """
            -- people
            CREATE TABLE [people; all] (id INTEGER PRIMARY KEY, `na;me` TEXT DEFAULT 'a;''b', "e;x" BLOB DEFAULT x'3B');
            CREATE INDEX i ON [people; all] (`na;me`) /* ; */ WHERE id > 1;;
            CREATE VIEW v AS SELECT CASE WHEN id THEN 1 ELSE 2 END AS x FROM [people; all]; -- the last
            """, 3
        },
        {
            """
            CREATE TABLE a (x, y); CREATE TABLE log (t);
            CREATE TRIGGER one AFTER UPDATE OF x ON a WHEN new.x <> old.x
            BEGIN
                INSERT INTO log VALUES ('x; END;');
                UPDATE a SET y = CASE WHEN y = 1 THEN 2 ELSE 3 END;
                SELECT CASE 1 WHEN 1 THEN 2 END; -- END;
            END;
            CREATE TEMP TRIGGER two AFTER DELETE ON a BEGIN DELETE FROM log; END ;
            CREATE TABLE after (x)
            """, 5
        },
        { "\uFEFFCREATE TABLE a (x);\r\nCREATE TABLE b (\"end\" TEXT, \"begin\" TEXT);\r\nINSERT INTO a VALUES ('\r\n;');\r\nCREATE TABLE c AS SELECT x FROM a", 4 },
        { "CREATE TABLE a (x CHECK (x <> ';')); EXPLAIN CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; CREATE TABLE trigger_(x); CREATE TABLE [temp](x)", 4 },
        { "CREATE VIRTUAL TABLE f USING fts5(a, content = 'b; c'); CREATE TABLE é (\"😀;\")", 2 },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void One_by_one_is_the_same_as_all_at_once(string script, int count)
    {
        var statements = SqlSplitter.Split(script, SqlLanguage.Sqlite);
        using var whole = new SqliteFile();
        using var pieces = new SqliteFile();
        whole.Execute(script.TrimStart('\uFEFF'));
        foreach (var statement in statements)
        {
            pieces.Execute(statement.Text);
        }

        Assert.Equal(count, statements.Count);
        Assert.Equal(whole.Schema(), pieces.Schema());
        Assert.NotEmpty(whole.Schema());
    }
}
