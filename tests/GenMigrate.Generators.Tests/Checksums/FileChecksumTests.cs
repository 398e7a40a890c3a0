namespace GenMigrate.Generators.Tests;

public sealed class FileChecksumTests
{
    [Theory]
    [InlineData("a;\nb;\n")]
    [InlineData("a;\r\nb;\r\n")]
    [InlineData("\ufeffa;\nb;\n\n\n")]
    [InlineData("a ;  b;\t\n \t \n")]
    [InlineData("\n\n  a;\n\n-- why\nb;")]
    [InlineData("/* why */ a;\n-- it's because\nb; -- \"of\"")]
    [InlineData("-- SPDX-License-Identifier: Apache-2.0\na;b;")]
    [InlineData("-- migrate:up\na;\nb;")]
    public void Blanks_and_comments_do_not_count(string text) => Assert.Equal(Of("a;\nb;"), Of(text));

    [Theory]
    [InlineData("SELECT f(a, b) + 1", "SELECT f( a,b )+1")]
    [InlineData("SELECT 'a  b' || c", "SELECT 'a  b'||c")]
    [InlineData("DO $$ it's -- $$; SELECT 1", "DO $$ it's -- $$ ; -- why\nSELECT 1")]
    [InlineData("SELECT $1::text", "SELECT $1 :: text")]
    public void Blanks_around_tokens_do_not_count(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("SELECT 'a  b'", "SELECT 'a b'")]
    [InlineData("SELECT 'a -- b'", "SELECT 'a -- c'")]
    [InlineData("SELECT 'it''s -- b'", "SELECT 'it''s -- c'")]
    [InlineData("SELECT \"a  b\"", "SELECT \"a b\"")]
    [InlineData("SELECT [a  b]", "SELECT [a b]")]
    [InlineData("SELECT `a  b`", "SELECT `a b`")]
    [InlineData("DO $x$ a -- b\n$x$", "DO $x$ a -- c\n$x$")]
    [InlineData("SELECT E'\\' -- a'", "SELECT E'\\' -- b'")]
    [InlineData("SELECT '\\' -- a'\n'", "SELECT '\\'")]
    [InlineData("SELECT E 'a'", "SELECT E'a'")]
    [InlineData("SELECT X '53'", "SELECT X'53'")]
    [InlineData("SELECT U&'a'", "SELECT U & 'a'")]
    [InlineData("SELECT a <> b", "SELECT a < > b")]
    [InlineData("SELECT 1.5", "SELECT 1 .5")]
    [InlineData("SELECT 1e-5", "SELECT 1e - 5")]
    [InlineData("SELECT :a", "SELECT : a")]
    [InlineData("SELECT 1 /* a /* b */ + 2 -- */", "SELECT 1 /* a /* b */ + 3 -- */")]
    [InlineData("SELECT 1 -- a\r + 2", "SELECT 1 -- a\r + 3")]
    [InlineData("select 1", "SELECT 1")]
    [InlineData("ab", "a b")]
    public void What_either_database_may_read_otherwise_counts(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Fact]
    public void Lone_surrogates_are_kept_apart() => Assert.NotEqual(Of("SELECT '\ud800'"), Of("SELECT '\ud801'"));

    [Fact]
    public void A_way_down_counts_alike_in_the_file_and_beside_it()
    {
        var beside = Of(TestProject.Of().WithSql("1_x.sql", "a;\n").WithSql("1_x.down.sql", "b; \r\n"));

        Assert.Equal(beside, Of("-- migrate:up\na;\n-- why\n-- migrate:down\n-- why not\nb;\n"));
        Assert.NotEqual(beside, Of("a; b;"));
        Assert.NotEqual(beside, Of("a;"));
        Assert.NotEqual(beside, Of("-- migrate:up\nb;\n-- migrate:down\na;\n"));
    }

    [Fact]
    public void A_way_down_that_is_empty_is_not_the_same_as_none() => Assert.NotEqual(Of("a;"), Of("a;\n-- migrate:down\n"));

    [Fact]
    public void Markers_count_and_the_reason_of_what_is_irreversible_does_not()
    {
        Assert.NotEqual(Of("a;"), Of("-- migrate:no-transaction\na;"));
        Assert.NotEqual(Of("a;"), Of("-- migrate:irreversible rows are gone\na;"));
        Assert.Equal(Of("-- migrate:irreversible rows are gone\na;"), Of("--   migrate:irreversible for ever\n\na;"));
    }

    [Fact]
    public void A_description_does_not_count() => Assert.Equal(Of("a;"), Of("-- migrate:description what it does\na;"));

    [Fact]
    public void A_marker_of_a_statement_counts_in_its_place()
    {
        const string Marker = "-- migrate:outside-transaction\n";
        Assert.NotEqual(Of("a;\nb;"), Of("a;\n" + Marker + "b;"));
        Assert.NotEqual(Of(Marker + "a;\nb;"), Of("a;\n" + Marker + "b;"));
        Assert.NotEqual(Of("a;\n" + Marker + "b;"), Of("a;\n-- migrate:outside-transaction repeatable\nb;"));
        Assert.Equal(Of("a;\n" + Marker + "b;"), Of("a;\n\n-- migrate:outside-transaction  \n-- why\nb;"));
    }

    [Fact]
    public void The_name_does_not_count() =>
        Assert.Equal(Of("a;"), Of(TestProject.Of().WithSql("2_y.sql", "a;")));

    private static string Of(string text) => Of(TestProject.Of().WithSql("1_x.sql", text));

    private static string Of(TestProject project)
    {
        var checksum = Checksum.OfFiles(project);
        Assert.Matches("^h2:[0-9a-f]{64}$", checksum);
        return checksum;
    }
}
