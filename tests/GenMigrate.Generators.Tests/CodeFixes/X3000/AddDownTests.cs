namespace GenMigrate.Generators.Tests;

public sealed class AddDownTests
{
    [Fact]
    public Task A_Down_to_be_written_comes_behind_Up() => CodeFixVerifier<MissingDownAnalyzer, AddDownCodeFix>.VerifyEachAsync(
        TestProject.Of(
            """
            using System;
            using GenMigrate;

            namespace Jobs;

            [Migration(1)]
            public sealed class {|GENM3001:A|} : SqlMigration
            {
                private const string Table = "t";

                public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE t (a)"); // Kept.

                private static void Help() { }
            }
            """,
            """
            namespace Jobs
            {
                abstract class Own : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder steps) { } }
                [GenMigrate.Migration(2)] class {|GENM3001:B|} : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder m) { } }
                [GenMigrate.Migration(3)] class {|GENM3001:C|} : Own { }
                [GenMigrate.Migration(4)]
                class {|GENM3001:D|} : Own
                {
                }
            }
            """),
        """
        using System;
        using GenMigrate;

        namespace Jobs;

        [Migration(1)]
        public sealed class A : SqlMigration
        {
            private const string Table = "t";

            public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE t (a)"); // Kept.

            public override void Down(SqlMigrationBuilder migration) => throw new NotImplementedException();

            private static void Help() { }
        }
        """,
        """
        namespace Jobs
        {
            abstract class Own : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder steps) { } }
            [GenMigrate.Migration(2)] class B : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder m) { } public override void Down(GenMigrate.SqlMigrationBuilder migration) => throw new System.NotImplementedException(); }
            [GenMigrate.Migration(3)] class C : Own { public override void Down(GenMigrate.SqlMigrationBuilder migration) => throw new System.NotImplementedException(); }
            [GenMigrate.Migration(4)]
            class D : Own
            {
                public override void Down(GenMigrate.SqlMigrationBuilder migration) => throw new System.NotImplementedException();
            }
        }
        """);

    [Fact]
    public Task Nothing_is_offered_where_it_would_change_what_was_released_or_cannot_stand() => CodeFixVerifier<MissingDownAnalyzer, AddDownCodeFix>.VerifyNoneAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class Released : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        abstract class Own : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(2)] class WithoutBody : Own;
        """).WithSql("3_file.sql", "SELECT 1;").WithLock($"1 {LockedProject.OtherChecksum} - Released\n"));

    [Fact]
    public Task It_comes_behind_the_comments_of_Up_and_before_a_member_on_its_line() => CodeFixVerifier<MissingDownAnalyzer, AddDownCodeFix>.VerifyEachAsync(
        TestProject.Of(
            """
            using System;
            using GenMigrate;
            [Migration(1)]
            public sealed class {|GENM3001:A|} : SqlMigration
            {
                public override void Up(SqlMigrationBuilder m) { m.Sql(X()); } private static string X()
                {
                    return "SELECT 1";
                }
            }
            [Migration(2)]
            public sealed class {|GENM3001:B|} : SqlMigration
            {
                public override void Up(SqlMigrationBuilder m) => m.Sql("SELECT 1"); /* a comment
                   of two lines */
            }
            [Migration(3)]
            public sealed class {|GENM3001:C|} : SqlMigration {
                public override void Up(SqlMigrationBuilder m) {
                    m.Sql("SELECT 1"); }}
            """),
        """
        using System;
        using GenMigrate;
        [Migration(1)]
        public sealed class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder m) { m.Sql(X()); }

            public override void Down(SqlMigrationBuilder migration) => throw new NotImplementedException();

            private static string X()
            {
                return "SELECT 1";
            }
        }
        [Migration(2)]
        public sealed class B : SqlMigration
        {
            public override void Up(SqlMigrationBuilder m) => m.Sql("SELECT 1"); /* a comment
               of two lines */

            public override void Down(SqlMigrationBuilder migration) => throw new NotImplementedException();
        }
        [Migration(3)]
        public sealed class C : SqlMigration {
            public override void Up(SqlMigrationBuilder m) {
                m.Sql("SELECT 1"); } public override void Down(SqlMigrationBuilder migration) => throw new NotImplementedException(); }
        """);

    [Fact]
    public Task It_is_indented_as_the_file_is() => CodeFixVerifier<MissingDownAnalyzer, AddDownCodeFix>.VerifyEachAsync(
        TestProject.Of(
            """
            using System;
            using GenMigrate;
            public abstract class Mid : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
            }
            [Migration(1)]
            public sealed class {|GENM3001:A|} : Mid
            {
                // only a comment
            }
            """.Replace("    ", "\t", StringComparison.Ordinal)),
        """
        using System;
        using GenMigrate;
        public abstract class Mid : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
        }
        [Migration(1)]
        public sealed class A : Mid
        {
            public override void Down(SqlMigrationBuilder migration) => throw new NotImplementedException();
            // only a comment
        }
        """.Replace("    ", "\t", StringComparison.Ordinal));

    [Fact]
    public async Task What_is_to_be_written_is_one_finding_before_and_after()
    {
        const string Up = "using GenMigrate; [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql(\"SELECT 1\");";
        var before = await AnalyzerVerifier.FindAsync(TestProject.Of(Up + " }"), [.. AnalyzerVerifier.All]);
        var after = await AnalyzerVerifier.FindAsync(
            TestProject.Of(Up + " public override void Down(SqlMigrationBuilder migration) => throw new System.NotImplementedException(); }"), [.. AnalyzerVerifier.All]);

        Assert.Equal([DiagnosticIds.MissingDown], before.Select(finding => finding.Id));
        Assert.Equal([DiagnosticIds.HollowDown], after.Select(finding => finding.Id));
    }
}
