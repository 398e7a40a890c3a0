namespace GenMigrate.Relational.Tests;

public sealed class SplitterPropertyTests
{
    private static readonly string[] Soup =
    [
        "CREATE ", "OR REPLACE ", "FUNCTION ", "RULE ", "TEMP ", "TRIGGER ", "EXPLAIN ", "BEGIN ", "ATOMIC ", "END", "CASE ", "AS ", "DO ",
        ";", "; ", ";\n", " ", "\n", "\r\n", "\t", "(", ")", "'", "\"", "`", "[", "]", "$", "$$", "$a$", "$1", "--", "/*", "*/", "-", "*", "\\",
        "x", "E", "U&", "é", "😀", "\uD83D", "1", "1.5e-3", "?1", ":", "@",
    ];

    private static readonly string[] Odd = ["\n\\.\n", "\n.mode", "\0", "\v", "\uFEFF", "\r", "\u2028"];

    private static readonly string[] Both =
    [
        "SELECT 1", "SELECT ';'", "SELECT '''' AS \"a;\"", "SELECT 1 /* ; */ + 2", "SELECT 1 -- ;\n+ 2", "BEGIN", "END", "SELECT CASE WHEN 1 THEN ';' END", "x", "'😀;'", "(",
    ];

    private static readonly string[] Sqlite =
    [
        .. Both, "SELECT [;], `;`, ?1, :a, $a", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; DELETE FROM b; END", "EXPLAIN SELECT 1", "CREATE TABLE a (x)", "SELECT $$",
    ];

    private static readonly string[] PostgreSql =
    [
        .. Both, "DO $$ BEGIN; END; $$", "SELECT $a$;$$;$a$, a$1$b", "SELECT E'\\';'", "SELECT 1 /* /* ; */ ; */ + 2", "SELECT $1", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END", "CREATE FUNCTION f() RETURNS int RETURN 1",
    ];

    public static TheoryData<int> Languages => [(int)SqlLanguage.Sqlite, (int)SqlLanguage.PostgreSql];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Any_text_is_read_in_order_and_nothing_is_lost(int language) => PropertyRun.ForAll([.. Soup, .. Odd], pieces =>
    {
        var sql = string.Concat(pieces);
        var end = 0;
        foreach (var statement in SqlSplitter.Split(sql, (SqlLanguage)language))
        {
            Assert.Equal(sql.Substring(statement.Start, statement.Length), statement.Text);
            Assert.Equal((statement.Tokens[0].Start, statement.Tokens[^1].End), (statement.Start, statement.Start + statement.Length));
            foreach (var token in statement.Tokens)
            {
                Assert.InRange(token.Start, end, sql.Length - 1);
                Assert.InRange(token.Length, 1, sql.Length);
                AssertHoldsNoToken(sql.Substring(end, token.Start - end));
                end = token.End;
            }
        }

        AssertHoldsNoToken(sql.Substring(end));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Facts_can_be_asked_of_any_text(int language) => PropertyRun.ForAll(
        [.. Soup, .. Odd, "COPY t FROM STDIN;", "ALTER TABLE ", "ALTER TYPE t ADD VALUE ", "DROP ", "INDEX CONCURRENTLY ", "IF EXISTS ", "REINDEX ", "PRAGMA ", "SUBSCRIPTION s ", "WITH ", "SET ", "RENAME TO ", "a", ",", "."],
        pieces =>
        {
            foreach (var statement in SqlSplitter.Split(string.Concat(pieces), (SqlLanguage)language))
            {
                _ = SqlFacts.IsTransactionControl(statement, (SqlLanguage)language);
                _ = SqlFacts.WhyNotInTransaction(statement, (SqlLanguage)language);
                _ = SqlFacts.IsRepeatable(statement, (SqlLanguage)language);
                _ = SqlFacts.WhyRefused(statement, (SqlLanguage)language);
                _ = SqlFacts.ConcurrentIndex(statement)?.QualifiedName;
                _ = SqlFacts.DroppedTable(statement)?.NameIn((SqlLanguage)language);
                _ = SqlFacts.RenamedTable(statement);
                _ = SqlFacts.AddedEnumValue(statement);
                _ = SqlFacts.UsesEnumValue(statement, "x");
                Assert.All(statement.Tokens, token => Assert.NotNull(token.Value));
            }
        });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Complete_statements_are_found_again(int language) =>
        PropertyRun.ForAll((SqlLanguage)language == SqlLanguage.Sqlite ? Sqlite : PostgreSql, statements =>
        {
            Assert.Equal(statements, Statements.Texts(string.Concat(statements.Select(statement => statement + ";")), (SqlLanguage)language));
            Assert.Equal(statements, Statements.Texts(string.Join(" -- '\n ; /* \" */ ", statements), (SqlLanguage)language));
        });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Splitting_what_was_split_changes_nothing(int language) => PropertyRun.ForAll(Soup, pieces =>
    {
        var texts = Statements.Texts(string.Concat(pieces), (SqlLanguage)language);

        Assert.Equal(texts, Statements.Texts(string.Join("\n;\n", texts), (SqlLanguage)language));
    });

    [Fact]
    public void SQLite_itself_sees_the_same_end() => PropertyRun.ForAll(Soup, pieces =>
    {
        var sql = string.Concat(pieces);
        var isNextApart = Statements.Texts(sql + "\nnext", SqlLanguage.Sqlite).LastOrDefault() == "next";

        // To the library a text that holds nothing is not complete either: hence the one before it.
        Assert.Equal(SqliteFile.IsComplete(";" + sql), isNextApart);
    });

    private static void AssertHoldsNoToken(string gap)
    {
        if (!gap.Contains("--", StringComparison.Ordinal) && !gap.Contains("/*", StringComparison.Ordinal))
        {
            Assert.Equal("", gap.Trim(';', ' ', '\t', '\r', '\n', '\v', '\f', '\uFEFF'));
        }
    }
}
