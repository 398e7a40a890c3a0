namespace GenMigrate.Generators.Tests;

public sealed class BelowLockedHeadTests() : RuleTests<LockedVersionAnalyzer>(Descriptors.BelowLockedHead)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration({|GENM1004:3|})] class Late : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Migration(5)] class Released : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(6)] class Next : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock("5 h2:{Released} - Released\n");

    [Fact]
    public Task Leaves_alone_what_says_that_its_order_does_not_matter() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(3, OutOfOrder = true)] class Late : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(5)] class Released : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock("5 h2:{Released} - Released\n"));

    [Fact]
    public Task Takes_registries_and_kinds_apart() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(3)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration({|GENM1004:3|}, Registry = "my orders")] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(5, Registry = "my orders")] class Released : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(3, Registry = "my orders")] class C : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock("5 h2:{Released} my_orders Released\n"));

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of()
        .WithSql("0003_late.sql", "{|GENM1004:SELECT 1;|}")
        .WithSql("0005_released.sql", "SELECT 1;")
        .WithLock("5 h2:{released} - released\n"));

    [Fact]
    public Task Is_off_in_the_build_that_locks_again() => AnalyzerVerifier.VerifyAsync<LockedVersionAnalyzer>(TestProject.Of(
        """
        using GenMigrate;
        [Migration(3)] class Late : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock($"3 {LockedProject.OtherChecksum} - Late\n5 {LockedProject.OtherChecksum} - Gone\n").WithProperty("GenMigrateLock", "False"));
}
