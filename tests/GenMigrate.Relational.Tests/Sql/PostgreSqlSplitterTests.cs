namespace GenMigrate.Relational.Tests;

public sealed class PostgreSqlSplitterTests
{
    public static TheoryData<string, string[]> Cases => new()
    {
        { "SELECT /* /* ; */ ; */ 1; SELECT 2", ["SELECT /* /* ; */ ; */ 1", "SELECT 2"] },
        { "SELECT 1 -- one line\r; SELECT 2", ["SELECT 1", "SELECT 2"] },
        { @"SELECT E'a\';', e'\\'; SELECT 2", [@"SELECT E'a\';', e'\\'", "SELECT 2"] },
        { "SELECT E'a'\n  -- it goes on\n  '\\';'; SELECT 2", ["SELECT E'a'\n  -- it goes on\n  '\\';'", "SELECT 2"] },
        { "SELECT E'a' '\\'; SELECT 2", ["SELECT E'a' '\\'", "SELECT 2"] },
        { @"SELECT U&'\0061;', B'01;', N';', U&"";"" FROM name'\'; SELECT 2", [@"SELECT U&'\0061;', B'01;', N';', U&"";"" FROM name'\'", "SELECT 2"] },
        { "DO $$ BEGIN; END; $$; SELECT 2", ["DO $$ BEGIN; END; $$", "SELECT 2"] },
        { "DO $a$ $$ ; $b$ ; $a$; SELECT 2", ["DO $a$ $$ ; $b$ ; $a$", "SELECT 2"] },
        { "SELECT a$1$b; SELECT c$1$d", ["SELECT a$1$b", "SELECT c$1$d"] },
        { "SELECT $1, $2; SELECT $1;", ["SELECT $1, $2", "SELECT $1"] },
        { "SELECT $é$;$é$; SELECT $ 1", ["SELECT $é$;$é$", "SELECT $ 1"] },
        { "SELECT 1$$;$$; SELECT 2", ["SELECT 1$$;$$", "SELECT 2"] },
        { "SELECT 1; \uFEFFSELECT 2", ["SELECT 1", "\uFEFFSELECT 2"] },
        { "CREATE RULE r ); SELECT 2", ["CREATE RULE r )", "SELECT 2"] },
        { "SELECT $$ never closed; SELECT 2", ["SELECT $$ never closed; SELECT 2"] },
        { "SELECT a[1], b[2:3], c::text, d @> e; SELECT '[' || `f`", ["SELECT a[1], b[2:3], c::text, d @> e", "SELECT '[' || `f`"] },
        {
            "CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a = 1 THEN 2 END; SELECT (CASE a WHEN 1 THEN 2 END); END; SELECT 2",
            ["CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a = 1 THEN 2 END; SELECT (CASE a WHEN 1 THEN 2 END); END", "SELECT 2"]
        },
        {
            "create or replace procedure p() begin atomic insert into t select x.end, 1 as case from x; end; SELECT 2",
            ["create or replace procedure p() begin atomic insert into t select x.end, 1 as case from x; end", "SELECT 2"]
        },
        { "CREATE FUNCTION f() RETURNS int RETURN CASE WHEN true THEN 1 END; SELECT 2", ["CREATE FUNCTION f() RETURNS int RETURN CASE WHEN true THEN 1 END", "SELECT 2"] },
        { "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1;'; SELECT 2", ["CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1;'", "SELECT 2"] },
        {
            "CREATE OR REPLACE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b;); SELECT 2",
            ["CREATE OR REPLACE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b;)", "SELECT 2"]
        },
        { "CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f(); SELECT 2", ["CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f()", "SELECT 2"] },
        { "\\connect it's\r\nSELECT 1; \\echo ;\nSELECT 2 \\gexec\n;SELECT 3", ["\\connect it's", "SELECT 1", "\\echo ;", "SELECT 2 \\gexec", "SELECT 3"] },
        { "COPY t (a) FROM stdin;\nO'Brien\t1;\n\\.x\n\\.\nSELECT 2", ["COPY t (a) FROM stdin", "SELECT 2"] },
        { "COPY t FROM STDIN;\r\na;\r\n\\.\r\nSELECT 2", ["COPY t FROM STDIN", "SELECT 2"] },
        { "COPY t FROM STDIN; never; closed", ["COPY t FROM STDIN"] },
        { "COPY t TO STDOUT; SELECT 2", ["COPY t TO STDOUT", "SELECT 2"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void PostgreSQL_cuts(string sql, string[] expected) =>
        Assert.Equal(expected, SqlSplitter.Split(sql, SqlLanguage.PostgreSql).Select(statement => statement.Text));
}
