namespace GenMigrate.Relational.Tests;

public sealed class TokenTests
{
    [Theory]
    [InlineData("a$1 \"b\"\"c\" U&\"d\" 'e' E'f' $$g$$ $h$i$h$ B'1' x'0f' 1.5e-3 .5 0x1F $1 $ ? @ [ ` 1..2", "Word,QuotedIdentifier,QuotedIdentifier,String,String,String,String,String,String,Number,Number,Number,Parameter,Punctuation,Punctuation,Punctuation,Punctuation,Punctuation,Number,Punctuation,Number")]
    [InlineData("a -- b\n\\c d", "Word,Command")]
    public void PostgreSQL_tokens(string sql, string kinds) => Assert.Equal(kinds, Kinds(Statements.PostgreSql(sql)));

    [Theory]
    [InlineData("a$1 \"b\" `c``d` [e\"f] 'g' x'0f' b'1' ? ?1 :a @a $a : @ $ 1.5 \\ \0", "Word,QuotedIdentifier,QuotedIdentifier,QuotedIdentifier,String,String,Word,String,Parameter,Parameter,Parameter,Parameter,Parameter,Punctuation,Punctuation,Punctuation,Number,Punctuation,Punctuation")]
    [InlineData(".read x y", "Command")]
    public void SQLite_tokens(string sql, string kinds) => Assert.Equal(kinds, Kinds(Statements.Sqlite(sql)));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("U&\"a\"", "a")]
    [InlineData("'it''s'", "it's")]
    [InlineData("''", "")]
    [InlineData("'a'\n -- it's one\n 'b'", "ab")]
    [InlineData("E'it\\'s \\\\ \\n'", "it's \\ \\n")]
    [InlineData("'a\\'", "a\\")]
    [InlineData("$$it's$$", "it's")]
    [InlineData("$a$ $$ $a$", " $$ ")]
    [InlineData("N'a'", "a")]
    [InlineData("'open", "open")]
    [InlineData("$$", "")]
    [InlineData("$a$b", "")]
    public void The_value_of_a_PostgreSQL_token(string sql, string value) => Assert.Equal(value, Assert.Single(Statements.PostgreSql(sql).Tokens).Value);

    [Theory]
    [InlineData("[a\"b]", "a\"b")]
    [InlineData("`a``b`", "a`b")]
    [InlineData("x'0f'", "0f")]
    [InlineData("$a", "$a")]
    public void The_value_of_a_SQLite_token(string sql, string value) => Assert.Equal(value, Assert.Single(Statements.Sqlite(sql).Tokens).Value);

    [Fact]
    public void A_word_is_told_by_ASCII_letters_only()
    {
        var tokens = Statements.PostgreSql("create CREATE CrEaTe \"CREATE\" created ıs ſELECT").Tokens;

        Assert.Equal([true, true, true, false, false], tokens.Take(5).Select(token => token.Is("CREATE")));
        Assert.False(tokens[5].Is("IS"));
        Assert.False(tokens[6].Is("SELECT"));
    }

    [Fact]
    public void A_token_says_where_it_is_in_the_source()
    {
        const string sql = "SELECT 1;  SELECT 'two'";
        var token = SqlSplitter.Split(sql, SqlLanguage.Sqlite)[1].Tokens[1];

        Assert.Equal(("'two'", 18, 5, 23), (token.Text, token.Start, token.Length, token.End));
    }

    private static string Kinds(SqlStatement statement) => string.Join(",", statement.Tokens.Select(token => token.Kind));
}
