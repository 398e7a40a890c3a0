namespace GenMigrate.Generators.Tests;

public sealed class VersionNotPositiveTests() : RuleTests<VersionNotPositiveAnalyzer>(Descriptors.VersionNotPositive)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration({|GENM1003:0|})] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Seed({|GENM1003:-5|})] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration({|GENM1003:long.MinValue|})] class C : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """);

    [Fact]
    public Task Takes_whatever_is_positive() => VerifyAsync(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(long.MaxValue)] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """);

    [Fact]
    public Task Reads_names_of_SQL_files() => VerifyAsync(TestProject.Of().WithSql("0000_zero.sql", "{|GENM1003:SELECT 1;|}"));
}
