namespace GenMigrate.Generators.Tests;

public sealed class BadSqlFileTests() : FileRuleTests<SqlFileAnalyzer>(Descriptors.BadSqlFile)
{
    private protected override TestProject Hit => TestProject.Of()
        .WithSql("add_index.sql", "{|GENM2006:SELECT 1;|}")
        .WithSql("7.sql", "{|GENM2006:SELECT 1;|}")
        .WithSql("99999999999999999999_large.sql", "{|GENM2006:SELECT 1;|}")
        .WithSql("0001_good.sql", "SELECT 1;")
        .WithSql("0001_good.down.sql", "SELECT 2;")
        .WithSql("0002_lonely.down.sql", "{|GENM2006:SELECT 1;|}")
        .WithSql("0003_empty.sql", "{|GENM2006:-- One day.|}\n");

    [Fact]
    public Task Finds_markers_that_do_not_do_what_they_look_like() => VerifyAsync(TestProject.Of()
        .WithSql("1_unknown.sql", "SELECT 1;\r\n{|GENM2006:-- migrate:dwon|}\r\nSELECT 2;")
        .WithSql("2_above.sql", "{|GENM2006:SELECT 1;|}\n-- migrate:up\nSELECT 2;\n-- migrate:down\nSELECT 3;")
        .WithSql("3_twice.sql", "-- migrate:up\nSELECT 2;\n{|GENM2006:-- migrate:up|}\nSELECT 3;")
        .WithSql("4_why.sql", "{|GENM2006:-- migrate:irreversible|}\nSELECT 2;")
        .WithSql("5_both.sql", "SELECT 2;\n-- migrate:down\nSELECT 3;")
        .WithSql("5_both.down.sql", "{|GENM2006:SELECT 4;|}"));

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
