namespace GenMigrate.Generators.Tests;

public sealed class UseNextVersionTests
{
    private const string Up = "{ public override void Up(SqlMigrationBuilder migration) { } }";

    [Fact]
    public Task One_duplicate_gets_the_next_free_version() => CodeFixVerifier<DuplicateVersionAnalyzer, UseNextVersionCodeFix>.VerifyOneAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;

            namespace Jobs;

            // Kept.
            [Migration(/* the first */ {|GENM1001:0_1|}, Name = "a")] // Kept as well.
            class A : SqlMigration {{Up}}
            [Migration({|GENM1001:1|})] class B : SqlMigration {{Up}}
            [Migration(7)] class C : SqlMigration {{Up}}
            """),
        $$"""
        using GenMigrate;

        namespace Jobs;

        // Kept.
        [Migration(/* the first */ 8, Name = "a")] // Kept as well.
        class A : SqlMigration {{Up}}
        [Migration(1)] class B : SqlMigration {{Up}}
        [Migration(7)] class C : SqlMigration {{Up}}
        """);

    [Fact]
    public Task Three_duplicates_get_three_different_versions() => CodeFixVerifier<DuplicateVersionAnalyzer, UseNextVersionCodeFix>.VerifyAllAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;
            namespace Jobs { [Migration({|GENM1001:1|})] class A : SqlMigration {{Up}} }
            """,
            $$"""
            using GenMigrate;
            namespace Jobs
            {
                [Migration({|GENM1001:1|})] class B : SqlMigration {{Up}}
                [Migration({|GENM1001:1|})] class C : SqlMigration {{Up}}
                [Seed({|GENM1001:1|})] class D : SqlMigration {{Up}}
                [Seed({|GENM1001:1|})] class E : SqlMigration {{Up}}
            }
            """).Unreleased(),
        $$"""
        using GenMigrate;
        namespace Jobs { [Migration(1)] class A : SqlMigration {{Up}} }
        """,
        $$"""
        using GenMigrate;
        namespace Jobs
        {
            [Migration(2)] class B : SqlMigration {{Up}}
            [Migration(3)] class C : SqlMigration {{Up}}
            [Seed(1)] class D : SqlMigration {{Up}}
            [Seed(2)] class E : SqlMigration {{Up}}
        }
        """);

    [Fact]
    public Task Constants_files_and_what_was_released_keep_theirs() => CodeFixVerifier<DuplicateVersionAnalyzer, UseNextVersionCodeFix>.VerifyAllAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;
            static class Versions { public const long One = 1; }
            [Migration({|GENM1001:1|})] class A : SqlMigration {{Up}}
            [Migration({|GENM1001:Versions.One|})] class B : SqlMigration {{Up}}
            [Migration({|GENM1001:2|})] class C : SqlMigration {{Up}}
            [Migration({|GENM1001:3|})] class New : SqlMigration {{Up}}
            [Migration({|GENM1001:3|})] class Released : SqlMigration {{Up}}
            """).WithSql("2_file.sql", "{|GENM1001:SELECT 1;|}").WithLock($"3 {LockedProject.OtherChecksum} - Released\n"),
        $$"""
        using GenMigrate;
        static class Versions { public const long One = 1; }
        [Migration(4)] class A : SqlMigration {{Up}}
        [Migration(Versions.One)] class B : SqlMigration {{Up}}
        [Migration(5)] class C : SqlMigration {{Up}}
        [Migration(6)] class New : SqlMigration {{Up}}
        [Migration(3)] class Released : SqlMigration {{Up}}
        """,
        "SELECT 1;",
        $"3 {LockedProject.OtherChecksum} - Released\n");

    [Fact]
    public Task Nothing_is_offered_for_a_constant() => CodeFixVerifier<DuplicateVersionAnalyzer, UseNextVersionCodeFix>.VerifyNoneAsync(TestProject.Of(
        $$"""
        using GenMigrate;
        static class Versions { public const long One = 1; }
        [Migration({|GENM1001:Versions.One|})] class A : SqlMigration {{Up}}
        [Migration({|GENM1001:(long)1|})] class B : SqlMigration {{Up}}
        """));

    [Fact]
    public Task Versions_that_are_not_positive_become_so() => CodeFixVerifier<VersionNotPositiveAnalyzer, UseNextVersionCodeFix>.VerifyAllAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;
            [Migration({|GENM1003:0|})] class A : SqlMigration {{Up}}
            [Migration({|GENM1003:-1|})] class B : SqlMigration {{Up}}
            [Migration({|GENM1003:-1|})] class C : SqlMigration {{Up}}
            [Migration(20240101)] class D : SqlMigration {{Up}}
            """),
        $$"""
        using GenMigrate;
        [Migration(20240104)] class A : SqlMigration {{Up}}
        [Migration(20240102)] class B : SqlMigration {{Up}}
        [Migration(20240103)] class C : SqlMigration {{Up}}
        [Migration(20240101)] class D : SqlMigration {{Up}}
        """);

    [Fact]
    public Task What_came_late_goes_behind_what_was_released() => CodeFixVerifier<LockedVersionAnalyzer, UseNextVersionCodeFix>.VerifyAllAsync(
        TestProject.Of(
            $$"""
            using GenMigrate;
            [Migration({|GENM1004:1|})] class A : SqlMigration {{Up}}
            [Migration({|GENM1004:2|})] class B : SqlMigration {{Up}}
            [Migration(4)] class C : SqlMigration {{Up}}
            [Migration(5)] class D : SqlMigration {{Up}}
            """).WithLock("4 h2:{C} - C\n"),
        $$"""
        using GenMigrate;
        [Migration(6)] class A : SqlMigration {{Up}}
        [Migration(7)] class B : SqlMigration {{Up}}
        [Migration(4)] class C : SqlMigration {{Up}}
        [Migration(5)] class D : SqlMigration {{Up}}
        """,
        LockOf($"using GenMigrate;\n[Migration(4)] class C : SqlMigration {Up}"));

    [Fact]
    public Task What_may_be_applied_is_not_renumbered_in_bulk() => CodeFixVerifier<DuplicateVersionAnalyzer, UseNextVersionCodeFix>.VerifyNoneAtOnceAsync(TestProject.Of(
        $$"""
        using GenMigrate;
        [Migration({|GENM1001:1|})] class A : SqlMigration {{Up}}
        [Migration({|GENM1001:1|})] class B : SqlMigration {{Up}}
        """));

    private static string LockOf(string source) => $"4 {LockedProject.ChecksumsOf(TestProject.Of(source))["C"]} - C\n";
}
