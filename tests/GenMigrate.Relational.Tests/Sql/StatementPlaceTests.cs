namespace GenMigrate.Relational.Tests;

public sealed class StatementPlaceTests
{
    [Fact]
    public void A_statement_knows_where_it_stands()
    {
        const string sql = "-- one\n  SELECT 1;\n\n/* two\n */ SELECT\n2 ;";
        var statements = SqlSplitter.Split(sql, SqlLanguage.PostgreSql);

        Assert.Equal([(2, 3), (5, 5)], statements.Select(statement => (statement.Line, statement.Column)));
        Assert.All(statements, statement => Assert.Equal(statement.Text, sql.Substring(statement.Start, statement.Length)));
        Assert.Equal("SELECT\n2", statements[1].Text);
    }

    [Theory]
    [InlineData("'a\r\nb';\r\n\r\nSELECT 2", 4, 1)]
    [InlineData("'a\rb';\r\rSELECT 2", 4, 1)]
    [InlineData("'a\nb';\n\n\tSELECT 2", 4, 2)]
    [InlineData("\uFEFF1; SELECT 2", 1, 4)]
    [InlineData("\uFEFF1;\nSELECT 2", 2, 1)]
    public void Every_kind_of_line_end_counts_once(string sql, int line, int column)
    {
        var statement = SqlSplitter.Split(sql, SqlLanguage.PostgreSql)[1];

        Assert.Equal((line, column), (statement.Line, statement.Column));
    }

    [Fact]
    public void A_byte_order_mark_takes_no_column()
    {
        var statement = Statements.Sqlite("\uFEFFSELECT 1");

        Assert.Equal((1, 1, 1), (statement.Start, statement.Line, statement.Column));
    }

    [Theory]
    [InlineData(0, 2, 3)]
    [InlineData(6, 2, 9)]
    [InlineData(8, 3, 1)]
    [InlineData(10, 3, 3)]
    [InlineData(-1, 2, 3)]
    [InlineData(99, 3, 6)]
    public void An_offset_becomes_line_and_column(int offset, int line, int column)
    {
        var statement = Statements.PostgreSql("\n  SELECT\r\n'a'||;");

        Assert.Equal((line, column), (statement.PositionAt(offset).Line, statement.PositionAt(offset).Column));
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(10, 1, 12)]
    [InlineData(11, 1, 14)]
    [InlineData(14, 2, 1)]
    [InlineData(99, 2, 2)]
    public void A_character_outside_the_basic_plane_is_one_position_to_the_server(int position, int line, int column)
    {
        var statement = Statements.PostgreSql("  SELECT 'ä😀',\nx");

        Assert.Equal((line, column), (statement.PositionAtCharacter(position).Line, statement.PositionAtCharacter(position).Column));
    }

    [Fact]
    public void A_text_of_ten_megabytes_is_cut()
    {
        var row = "INSERT INTO t VALUES (1, 'it''s', $$a;b$$); -- a row\n";
        var count = 10_000_000 / row.Length;
        var statements = SqlSplitter.Split(string.Concat(Enumerable.Repeat(row, count)), SqlLanguage.PostgreSql);

        Assert.Equal((count, count), (statements.Count, statements[^1].Line));
    }

    [Theory]
    [InlineData("/*")]
    [InlineData("$a")]
    [InlineData("E'\\")]
    [InlineData("'\n")]
    [InlineData("((")]
    [InlineData("COPY t FROM STDIN;\n")]
    [InlineData("\\x\n")]
    [InlineData("CREATE RULE r (;")]
    [InlineData("CREATE TRIGGER BEGIN;")]
    public void A_long_text_that_never_closes_is_read_to_its_end(string piece)
    {
        var sql = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.All(
            new[] { SqlLanguage.Sqlite, SqlLanguage.PostgreSql },
            language => Assert.All(SqlSplitter.Split(sql, language), statement => Assert.InRange(statement.Start + statement.Length, 1, sql.Length)));
    }
}
