namespace GenMigrate.Generators.Tests;

public sealed class NotLockedYetTests() : RuleTests<NotLockedYetAnalyzer>(Descriptors.NotLockedYet)
{
    private const string TwoVersions =
        """
        using GenMigrate;
        [Migration(1)] class Locked : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(2)] class New : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """;

    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class Locked : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration({|GENM1009:2|})] class New : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Migration({|GENM1009:1|}, Registry = "orders")] class Other : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(3)] class Some : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock($"1 {LockedProject.OtherChecksum} - Locked\n");

    [Fact]
    public Task Is_silent_where_the_project_does_not_lock() => VerifyAsync(TwoVersions);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    public Task Is_silent_where_the_file_is_empty(string text) => VerifyAsync(TestProject.Of(TwoVersions).WithLock(text));

    [Fact]
    public Task Is_silent_on_what_has_to_get_another_number_first() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(0)] class Zero : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(1)] class Late : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration({|GENM1009:2|}, OutOfOrder = true)] class AnyTime : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(5)] class Locked : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(6)] class One : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(6)] class Two : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock($"5 {LockedProject.OtherChecksum} - Locked\n"));

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().WithSql("2_new.sql", "{|GENM1009:SELECT 1;|}").WithSql("1_old.sql", "SELECT 1;").WithLock($"1 {LockedProject.OtherChecksum} - old\n"));
}
