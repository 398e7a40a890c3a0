namespace GenMigrate.Generators.Tests;

public sealed class AddAttributeTests
{
    [Fact]
    public Task Several_get_different_versions() => CodeFixVerifier<MissingAttributeAnalyzer, AddAttributeCodeFix>.VerifyEachAsync(
        TestProject.Of(
            """
            using GenMigrate;

            namespace Jobs;

            /// <summary>What it is for.</summary>
            public sealed class {|GENM2003:A|} : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) { }
            }

            [System.Obsolete]
            internal class {|GENM2003:B|} : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) { }
            }
            """,
            """
            namespace Jobs
            {
                class {|GENM2003:C|} : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }
                [GenMigrate.Migration(4)] class D : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }
            }
            """),
        """
        using GenMigrate;

        namespace Jobs;

        /// <summary>What it is for.</summary>
        [Migration(5)]
        public sealed class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
        }

        [Migration(6)]
        [System.Obsolete]
        internal class B : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
        }
        """,
        """
        namespace Jobs
        {
            [GenMigrate.Migration(7)]
            class C : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }
            [GenMigrate.Migration(4)] class D : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }
        }
        """);
}
