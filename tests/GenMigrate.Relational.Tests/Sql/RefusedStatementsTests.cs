namespace GenMigrate.Relational.Tests;

public sealed class RefusedStatementsTests
{
    [Theory]
    [InlineData("\\connect other", "'\\connect' is a command of psql, not SQL, and no database understands it. A migration runs on the one database that the program has opened: take the line out.")]
    [InlineData("\\i other.sql", "'\\i' is a command of psql, not SQL, and no database understands it. Put the statements of that file in its place.")]
    [InlineData("\\copy t from 'a.csv'", "'\\copy' is a command of psql, not SQL, and no database understands it. Insert the rows with INSERT, or read the file in a step of code (Run).")]
    [InlineData("SELECT 1\n\\gexec\n", "'\\gexec' is a command of psql, not SQL, and no database understands it. Take it out, or write in SQL what it does.")]
    [InlineData("COPY t (a, b) FROM STDIN WITH (FORMAT csv)", "COPY … FROM STDIN waits for rows from the client, and a migration's statement sends none. Insert the rows with INSERT, or send them in a step of code (Run) with the driver's BeginTextImport.")]
    [InlineData("copy (select 1) to stdout", "COPY … TO STDOUT sends rows to the client, and a migration's statement takes none. Write them to a table, or read them in a step of code (Run).")]
    [InlineData("DISCARD ALL", "It gives back the locks of the session, and the one that keeps other runners out is one of them. Take it out; RESET ALL and DISCARD PLANS, SEQUENCES or TEMP leave the locks alone.")]
    [InlineData("SELECT pg_catalog.pg_advisory_unlock_all()", "It gives back the locks of the session, and the one that keeps other runners out is one of them. Take it out; pg_advisory_unlock gives back one.")]
    [InlineData("SELECT 'a\0b'", "It holds the character U+0000, where databases stop reading. Take it out.")]
    public void On_PostgreSQL(string sql, string expected) => Assert.Equal(expected, SqlFacts.WhyRefused(Statements.PostgreSql(sql), SqlLanguage.PostgreSql));

    [Theory]
    [InlineData("COPY t FROM '/srv/a.csv'")]
    [InlineData("COPY (SELECT * FROM stdin) TO '/srv/a.csv'")]
    [InlineData("SELECT '\\connect' AS copy")]
    [InlineData("DISCARD PLANS")]
    [InlineData("SELECT pg_advisory_unlock(1), 'pg_advisory_unlock_all'")]
    [InlineData("SELECT 'a'\n  '\\d'")]
    public void PostgreSQL_takes(string sql) => Assert.Null(SqlFacts.WhyRefused(Statements.PostgreSql(sql), SqlLanguage.PostgreSql));

    [Theory]
    [InlineData(".mode csv", "'.mode' is a command of the sqlite3 shell, not SQL, and no database understands it. Take it out, or write in SQL what it does.")]
    [InlineData(".read other.sql", "'.read' is a command of the sqlite3 shell, not SQL, and no database understands it. Put the statements of that file in its place.")]
    [InlineData("SELECT 1\0", "It holds the character U+0000, where databases stop reading. Take it out.")]
    public void On_SQLite(string sql, string expected) => Assert.Equal(expected, SqlFacts.WhyRefused(Statements.Sqlite(sql), SqlLanguage.Sqlite));

    [Theory]
    [InlineData("SELECT a\n.b FROM a")]
    [InlineData("SELECT '\n.mode csv'")]
    [InlineData("SELECT 1 AS \"copy from stdin\"")]
    public void SQLite_takes(string sql) => Assert.Null(SqlFacts.WhyRefused(Statements.Sqlite(sql), SqlLanguage.Sqlite));

    [Fact]
    public void A_command_does_not_hide_the_statements_around_it()
    {
        var statements = SqlSplitter.Split("SELECT 1;\n\\set x 'it''s\nSELECT 2;", SqlLanguage.PostgreSql);

        Assert.Equal([false, true, false], statements.Select(statement => SqlFacts.WhyRefused(statement, SqlLanguage.PostgreSql) is not null));
    }
}
