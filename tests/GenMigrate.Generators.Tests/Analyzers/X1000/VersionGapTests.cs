namespace GenMigrate.Generators.Tests;

public sealed class VersionGapTests() : RuleTests<VersionGapAnalyzer>(Descriptors.VersionGap)
{
    private protected override TestProject Hit => Versions("1", "{|GENM1002:3|}", "4", "{|GENM1002:7|}");

    [Theory]
    [InlineData("3, 4, 5")]
    [InlineData("20240101, 20240305")]
    [InlineData("1, 2, 202403051200")]
    [InlineData("-4, 1")]
    [InlineData("10, 20, 30")]
    [InlineData("100, 200, 250, 300")]
    [InlineData("10, 20, 25, 30")]
    [InlineData("5, 10, 15, 25")]
    [InlineData("202311, 202401, 202403")]
    [InlineData("1700000000, 1700003600")]
    [InlineData("1700000000123, 1700003600456")]
    public Task Is_silent_where_nothing_is_left_out(string versions) => VerifyAsync(Versions(versions.Split(", ")));

    [Theory]
    [InlineData("19691231, {|GENM1002:19700101|}", "sequential")]
    [InlineData("19691231, {|GENM1002:22000101|}", "auto")]
    [InlineData("20240101, {|GENM1002:20240305|}", "sequential")]
    [InlineData("1, 3", "timestamp")]
    [InlineData("1, 3", "any")]
    [InlineData("1, {|GENM1002:3|}", "nonsense")]
    [InlineData("8, {|GENM1002:10|}, 11", "auto")]
    [InlineData("10, {|GENM1002:20|}", "sequential")]
    [InlineData("202413, {|GENM1002:202499|}", "auto")]
    [InlineData("999999997, {|GENM1002:999999999|}", "auto")]
    public Task Follows_the_scheme_of_editorconfig(string versions, string scheme) =>
        VerifyAsync(Versions(versions.Split(", ")) with { EditorConfig = $"root = true\n[*.cs]\ngenmigrate.version_scheme = {scheme}\n" });

    [Fact]
    public Task Takes_registries_apart_and_leaves_seeds_alone() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(20240101, Registry = "orders")] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration({|GENM1002:3|})] class C : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(1)] class D : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(9)] class E : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """));

    [Fact]
    public Task Counts_SQL_files_which_follow_the_code() => VerifyAsync(
        (Versions("1", "{|GENM1002:4|}") with { EditorConfig = "root = true\n[*.cs]\ngenmigrate.version_scheme = sequential\n" })
        .WithSql("0002_two.sql", "SELECT 1;")
        .WithSql("20240101_later.sql", "{|GENM1002:SELECT 1;|}"));

    [Fact]
    public Task Leaves_alone_what_was_released() => VerifyAsync(Versions("1", "3", "{|GENM1002:5|}").WithFile("/project/migrations.lock", $"3 h1:{new string('0', 64)} - M1\n"));

    private static TestProject Versions(params string[] versions) => TestProject.Of([.. versions.Select((version, index) =>
        $$"""
        using GenMigrate;
        [Migration({{version}})] class M{{index}} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """)]);
}
