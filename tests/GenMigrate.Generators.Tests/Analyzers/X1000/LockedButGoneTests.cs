namespace GenMigrate.Generators.Tests;

public sealed class LockedButGoneTests() : FileRuleTests<LockFileAnalyzer>(Descriptors.LockedButGone)
{
    private static readonly string Gone = $"1 {LockedProject.OtherChecksum} - Gone";

    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(2)] class Here : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock($"{{|GENM1006:{Gone}|}}\r\n2 h2:{{Here}} - Here\r\n{{|GENM1006:2 {LockedProject.OtherChecksum} orders Here|}}\r\n");

    [Fact]
    public Task Finds_what_is_in_SQL_files_or_cannot_be_made() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] abstract class Here : SqlMigration { }
        """).WithSql("0002_there.sql", "SELECT 1;").WithLock($"1 {LockedProject.OtherChecksum} - Here\n2 {LockedProject.OtherChecksum} - there\n"));

    [Fact]
    public Task Knows_the_registry_of_a_module_and_versions_of_referenced_ones() => VerifyAsync((TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class Here : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """) with { References = [Module.Reference("Lib.Billing", "Billing", 7)] })
        .WithProperty("GenMigrateModule", "Jobs")
        .WithLock($"1 {LockedProject.OtherChecksum} Jobs Here\n7 {LockedProject.OtherChecksum} Billing There\n{{|GENM1006:8 {LockedProject.OtherChecksum} Billing Gone|}}\n"));

    [Fact]
    public Task Is_off_in_the_build_that_locks_again() => VerifyAsync(TestProject.Of().WithLock(Gone).WithProperty("GenMigrateLock", "false"));
}
