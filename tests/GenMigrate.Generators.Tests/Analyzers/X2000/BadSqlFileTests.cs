using System.Text;

namespace GenMigrate.Generators.Tests;

public sealed class BadSqlFileTests() : FileRuleTests<SqlFileAnalyzer>(Descriptors.BadSqlFile)
{
    private protected override TestProject Hit => TestProject.Of()
        .WithSql("add_index.sql", "{|GENM2006:SELECT 1;|}")
        .WithSql("7.sql", "{|GENM2006:SELECT 1;|}")
        .WithSql("99999999999999999999_large.sql", "{|GENM2006:SELECT 1;|}")
        .WithSql("0001_good.sql", "SELECT 1;")
        .WithSql("0001_good.down.sql", "SELECT 2;")
        .WithSql("0002_lonely.down.sql", "{|GENM2006:SELECT 1;|}");

    [Fact]
    public Task Finds_markers_that_do_not_do_what_they_look_like() => VerifyAsync(TestProject.Of()
        .WithSql("1_unknown.sql", "SELECT 1;\r\n{|GENM2006:-- migrate:dwon|}\r\nSELECT 2;")
        .WithSql("2_above.sql", "{|GENM2006:SELECT 1;|}\n-- migrate:up\nSELECT 2;\n-- migrate:down\nSELECT 3;")
        .WithSql("3_twice.sql", "-- migrate:up\nSELECT 2;\n{|GENM2006:-- migrate:up|}\nSELECT 3;")
        .WithSql("4_why.sql", "{|GENM2006:-- migrate:irreversible|}\nSELECT 2;")
        .WithSql("5_both.sql", "SELECT 2;\n-- migrate:down\nSELECT 3;")
        .WithSql("5_both.down.sql", "{|GENM2006:SELECT 4;|}"));

    [Fact]
    public Task Finds_characters_that_were_lost_or_end_the_text() => VerifyAsync(TestProject.Of()
        .WithSql("1_latin.sql", "SELECT 1;\r\n{|GENM2006:INSERT INTO a VALUES ('Zo\ufffd');|}\r\n")
        .WithSql("2_utf16.sql", "{|GENM2006:S\0E\0L\0E\0C\0T\0|}"));

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    public void Finds_what_the_compiler_read_by_the_code_page_of_the_machine(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        Assert.Contains(name, SqlFileEncoding.FindProblem("SELECT 'Zo\u00eb';", Encoding.GetEncoding(name))?.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData(null)]
    public void Is_content_with_unicode(string? name) =>
        Assert.Null(SqlFileEncoding.FindProblem("SELECT 'Zo\u00eb';", name is null ? null : Encoding.GetEncoding(name)));

    [Fact]
    public Task Looks_at_folders_and_extensions_in_any_case_and_at_links() => VerifyAsync(TestProject.Of()
        .WithFile("/project/migrations/a.sql", "{|GENM2006:SELECT 1;|}")
        .WithFile("/project/Migrations/b.SQL", "{|GENM2006:SELECT 1;|}")
        .WithLink("/shared/c.sql", "Migrations/c.sql", "{|GENM2006:SELECT 1;|}")
        .WithLink("/shared/d.sql", "Migrations/4_d.sql", "SELECT 1;"));

    [Fact]
    public Task Leaves_other_folders_and_other_files_alone() => VerifyAsync(TestProject.Of()
        .WithFile("/project/Queries/select.sql", "SELECT 1;")
        .WithFile("/project/Migrations/Later/x.sql", "SELECT 1;")
        .WithFile("/elsewhere/Migrations/x.sql", "SELECT 1;")
        .WithFile("/project/Migrations/readme.txt", "SELECT 1;"));

    [Fact]
    public Task Says_that_nothing_runs_SQL() => VerifyAsync(
        (TestProject.Of() with { Packages = [typeof(Migration)] }).WithSql("0001_good.sql", "{|GENM2006:SELECT 1;|}"));
}
