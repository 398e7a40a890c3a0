using System.Globalization;

namespace GenMigrate.Generators.Tests;

public sealed class ChangedSinceLockedTests() : RuleTests<LockedVersionAnalyzer>(Descriptors.ChangedSinceLocked)
{
    private const string Released =
        """
        using GenMigrate;
        [Migration(1)] class {|GENM1005:Edited|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(2)] class Same : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """;

    private protected override TestProject Hit => TestProject.Of(Released).WithLock($"1 {LockedProject.OtherChecksum} - Edited\n2 h1:{{Same}} - Another name\n");

    [Fact]
    public async Task Names_both_checksums_and_the_line_of_the_lock_file()
    {
        var now = LockedProject.MigrationsOf(TestProject.Of(Released))[0].LegacyChecksum;
        var finding = Assert.Single(await AnalyzerVerifier.FindAsync(Hit, new LockedVersionAnalyzer()));
        Assert.Equal(
            $"'Edited' was changed after version 1 was released: migrations.lock, line 1, has {LockedProject.OtherChecksum}, the present checksum is {now}; undo the change and make it in a new migration",
            finding.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("h1:", "migration.Sql(\"1\")", "")]
    [InlineData("h2:", "migration.Sql(\"1\")", "")]
    [InlineData("h1:", "migration.Sql(\"2\")", "GENM1005")]
    [InlineData("h2:", "migration.Sql(\"2\")", "GENM1005")]
    [InlineData("h2:", "migration.Sql(1)", "GENM1005")]
    public async Task Compares_by_the_rules_of_the_locked_checksum(string tag, string body, string expected)
    {
        const string Source = """
            using GenMigrate;
            static class Texts { public static void Sql(this SqlMigrationBuilder migration, int number) { } }
            [Migration(1)] class Locked : SqlMigration { public override void Up(SqlMigrationBuilder migration) { migration.Sql("1"); } }
            """;
        var locked = TestProject.Of(Source).WithLock($"1 {tag}{{Locked}} - Locked\n");
        var edited = locked with { Sources = [("Test0.cs", Source.Replace("migration.Sql(\"1\")", body, StringComparison.Ordinal))] };

        Assert.Equal(expected, string.Join(", ", (await AnalyzerVerifier.FindAsync(edited, new LockedVersionAnalyzer())).Select(finding => finding.Id)));
    }

    [Fact]
    public Task Sees_SQL_files_with_what_lies_beside_them() => VerifyAsync(TestProject.Of()
        .WithSql("1_same.sql", "-- A comment of before.\nSELECT 1;  \n\n")
        .WithSql("1_same.down.sql", "SELECT 2;")
        .WithSql("2_edited.sql", "{|GENM1005:SELECT 3;|}")
        .WithLock($"1 h1:{{same}} - same\n2 {LockedProject.OtherChecksum} - edited\n"));

    [Fact]
    public Task Takes_the_parts_of_a_class_together() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] partial class Whole { private const string Table = "t"; }
        """,
        """
        using GenMigrate;
        partial class Whole : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock("1 h1:{Whole} - Whole\n"));

    [Fact]
    public Task Of_two_that_share_a_version_only_the_released_one_can_have_changed() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class {|GENM1005:Released|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(1)] class New : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock($"1 {LockedProject.OtherChecksum} - Released\n"));

    [Fact]
    public Task Reads_the_rest_of_a_damaged_file() => VerifyAsync(TestProject.Of(Released).WithLock($"<<<<<<< HEAD\n1 {LockedProject.OtherChecksum} - Edited\n=======\n1 h1:{{Edited}} - Edited\n>>>>>>> theirs\n"));
}
