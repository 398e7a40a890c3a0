namespace GenMigrate.Relational.Tests;

/// <summary>A step that its author gave no name is called by what it does.</summary>
public sealed class StatementNameTests
{
    [Theory]
    [InlineData("CREATE TABLE workers (id TEXT)", "create table workers")]
    [InlineData("create temp table if not exists w (id int)", "create temp table w")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS by_name ON app.workers (name)", "create unique index by_name on app.workers")]
    [InlineData("CREATE INDEX ON workers (name)", "create index on workers")]
    [InlineData("CREATE OR REPLACE FUNCTION f() RETURNS text LANGUAGE sql AS 'secret'", "create function f")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON workers EXECUTE FUNCTION f()", "create trigger t on workers")]
    [InlineData("CREATE MATERIALIZED VIEW v AS SELECT 'secret'", "create materialized view v")]
    [InlineData("CREATE ROLE app PASSWORD 'secret'", "create role app")]
    [InlineData("CREATE TYPE mood AS ENUM ('secret')", "create type mood")]
    [InlineData("ALTER TYPE mood ADD VALUE 'secret'", "alter type mood")]
    [InlineData("ALTER TABLE ONLY \"Workers\" ADD COLUMN IF NOT EXISTS name text DEFAULT 'secret'", "alter table Workers add column name")]
    [InlineData("ALTER TABLE workers ADD full_name text", "alter table workers add full_name")]
    [InlineData("ALTER TABLE workers ADD CHECK (name <> 'secret')", "alter table workers add check")]
    [InlineData("ALTER TABLE workers ADD PRIMARY KEY (id)", "alter table workers add primary key")]
    [InlineData("ALTER TABLE workers RENAME TO people", "alter table workers rename to people")]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS by_name", "drop index by_name")]
    [InlineData("INSERT INTO workers VALUES ('secret', 42)", "insert into workers")]
    [InlineData("UPDATE ONLY workers SET name = 'secret'", "update workers")]
    [InlineData("DELETE FROM workers WHERE id = 42", "delete from workers")]
    [InlineData("COMMENT ON TABLE workers IS 'secret'", "comment on table workers")]
    [InlineData("SELECT 'secret', 42", "select")]
    [InlineData("SELECT set_config('a', 'secret', false)", "select")]
    [InlineData("SET app.key = 'secret'", "set")]
    [InlineData("GRANT SELECT ON workers TO app", "grant")]
    [InlineData("CALL fill('secret')", "call fill")]
    [InlineData("WITH x AS (SELECT 'secret') DELETE FROM x", "with")]
    [InlineData("CREATE USER MAPPING FOR app SERVER s OPTIONS (password 'secret')", "create user mapping")]
    [InlineData("CREATE TABLE a (x int); INSERT INTO a VALUES (42); SELECT 1", "create table a and 2 more")]
    public void PostgreSql(string sql, string name) => Assert.Equal([name], NamesOf(SqlLanguage.PostgreSql, sql));

    [Theory]
    [InlineData("INSERT OR REPLACE INTO 'workers' VALUES (x'42')", "insert into workers")]
    [InlineData("UPDATE OR IGNORE workers SET name = 'secret'", "update workers")]
    [InlineData("CREATE VIRTUAL TABLE docs USING fts5(body)", "create virtual table docs")]
    [InlineData("PRAGMA user_version = 42", "pragma user_version")]
    [InlineData("VACUUM INTO 'secret'", "vacuum")]
    [InlineData("REPLACE INTO workers VALUES ('secret')", "replace into workers")]
    [InlineData("", "step 1")]
    [InlineData("-- nothing", "step 1")]
    [InlineData("'secret'", "step 1")]
    public void Sqlite(string sql, string name) => Assert.Equal([name], NamesOf(SqlLanguage.Sqlite, sql));

    [Fact]
    public void Two_that_do_the_same_are_told_apart_by_their_place() => Assert.Equal(
        ["insert into a", "insert into a (step 2)", "insert into b", "insert into a (step 4)"],
        NamesOf(SqlLanguage.Sqlite, "INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (2)", "INSERT INTO b VALUES (1)", "INSERT INTO a VALUES (3)"));

    [Fact]
    public void A_long_name_is_cut_and_a_line_break_in_one_is_a_blank()
    {
        Assert.Equal(["create table " + new string('x', 87) + "…"], NamesOf(SqlLanguage.Sqlite, $"CREATE TABLE {new string('x', 1_000)} (a)"));
        Assert.Equal(["create table a b"], NamesOf(SqlLanguage.Sqlite, "CREATE TABLE \"a\nb\" (a)"));
    }

    [Fact]
    public void What_identifies_a_step_after_a_crash_does_not_depend_on_its_name()
    {
        var derived = new SqlMigrationBuilder(SqlLanguage.Sqlite, TransactionMode.None).Sql("CREATE TABLE a (x)").Steps[0];
        var before = new SqlMigrationBuilder(SqlLanguage.Sqlite, TransactionMode.None).Sql("step 1", "CREATE TABLE a (x)").Steps[0];
        Assert.Equal(before.Hash, derived.Hash);
    }

    private static IEnumerable<string> NamesOf(SqlLanguage language, params string[] steps)
    {
        var builder = new SqlMigrationBuilder(language, TransactionMode.PerMigration);
        foreach (var sql in steps)
        {
            builder.Sql(sql);
        }

        return builder.Steps.Select(step => step.Name);
    }
}
