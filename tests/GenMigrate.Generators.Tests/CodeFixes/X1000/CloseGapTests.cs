namespace GenMigrate.Generators.Tests;

public sealed class CloseGapTests
{
    private const string Up = "{ public override void Up(SqlMigrationBuilder migration) { } }";

    [Fact]
    public Task A_gap_is_closed() => CodeFixVerifier<VersionGapAnalyzer, CloseGapCodeFix>.VerifyAllAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;
            [Migration(1)] class A : SqlMigration {{Up}}
            [Migration({|GENM1002:3|})] class B : SqlMigration {{Up}}
            """).Unreleased(),
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration {{Up}}
        [Migration(2)] class B : SqlMigration {{Up}}
        """);

    [Fact]
    public Task What_comes_behind_moves_up_around_what_cannot() => CodeFixVerifier<VersionGapAnalyzer, CloseGapCodeFix>.VerifyAllAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;
            [Migration(1)] class A : SqlMigration {{Up}}
            [Migration({|GENM1002:4|})] class B : SqlMigration {{Up}}
            [Migration({|GENM1002:9|})] class D : SqlMigration {{Up}}
            """,
            $$"""
            using GenMigrate;
            [Migration(5)] class C : SqlMigration {{Up}}
            [Migration(10)] class E : SqlMigration {{Up}}
            [Migration({|GENM1002:12|}, Registry = "orders")] class F : SqlMigration {{Up}}
            [Migration(9, Registry = "orders")] class G : SqlMigration {{Up}}
            """).Unreleased(),
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration {{Up}}
        [Migration(2)] class B : SqlMigration {{Up}}
        [Migration(4)] class D : SqlMigration {{Up}}
        """,
        $$"""
        using GenMigrate;
        [Migration(3)] class C : SqlMigration {{Up}}
        [Migration(5)] class E : SqlMigration {{Up}}
        [Migration(10, Registry = "orders")] class F : SqlMigration {{Up}}
        [Migration(9, Registry = "orders")] class G : SqlMigration {{Up}}
        """);

    [Fact]
    public Task Nothing_is_offered_for_a_file() => CodeFixVerifier<VersionGapAnalyzer, CloseGapCodeFix>.VerifyNoneAsync(TestProject.Of()
        .WithSql("1_a.sql", "SELECT 1;")
        .WithSql("3_b.sql", "SELECT 1;"));

    [Theory]
    [InlineData("")]
    [InlineData("root = true\n[*.cs]\ngenmigrate.unreleased_from = 6\n")]
    public Task What_may_be_applied_is_not_renumbered_in_bulk(string config) => CodeFixVerifier<VersionGapAnalyzer, CloseGapCodeFix>.VerifyNoneAtOnceAsync(TestProject.Of(
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration {{Up}}
        [Migration(2)] class B : SqlMigration {{Up}}
        [Migration({|GENM1002:5|})] class C : SqlMigration {{Up}}
        [Migration(6)] class D : SqlMigration {{Up}}
        """) with { EditorConfig = config });

    [Fact]
    public Task What_the_lock_file_does_not_name_is_unreleased() => CodeFixVerifier<VersionGapAnalyzer, CloseGapCodeFix>.VerifyAllAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;
            [Migration(1)] class A : SqlMigration {{Up}}
            [Migration(5)] class B : SqlMigration {{Up}}
            [Migration({|GENM1002:9|})] class C : SqlMigration {{Up}}
            """).WithLock($"5 {LockedProject.OtherChecksum} - B\n"),
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration {{Up}}
        [Migration(5)] class B : SqlMigration {{Up}}
        [Migration(6)] class C : SqlMigration {{Up}}
        """,
        $"5 {LockedProject.OtherChecksum} - B\n");
}
