namespace GenMigrate.Generators.Tests;

public sealed class AttributeArgumentTests
{
    [Fact]
    public Task A_migration_opts_out_of_its_transaction_once() => CodeFixVerifier<SqlStatementAnalyzer, OptOutCodeFix>.VerifyAllAsync(
        TestProject.Of(
            """
            using GenMigrate;

            namespace Jobs;

            [Migration(1 /* kept */)] // Kept.
            class A : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) => migration.Sql("{|GENM4001:VACUUM|}; {|GENM4001:VACUUM|}");
            }
            [Seed(2, Transaction = TransactionMode.PerMigration, Name = "b")] partial class B { }
            """,
            """
            partial class Other { }
            namespace Jobs
            {
                partial class B : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) => migration.Sql("{|GENM4001:VACUUM|}"); }
            }
            """).Unreleased(),
        """
        using GenMigrate;

        namespace Jobs;

        [Migration(1 /* kept */, Transaction = TransactionMode.None)] // Kept.
        class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("VACUUM; VACUUM");
        }
        [Seed(2, Transaction = TransactionMode.None, Name = "b")] partial class B { }
        """,
        """
        partial class Other { }
        namespace Jobs
        {
            partial class B : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) => migration.Sql("VACUUM"); }
        }
        """);

    [Fact]
    public Task An_attribute_of_several_lines_gets_another_one() => CodeFixVerifier<SqlStatementAnalyzer, OptOutCodeFix>.VerifyAllAsync(
        TestProject.Of(
            """
            using GenMigrate;
            [Migration(
                7, // seven
                Description = "vacuum" // why
            )]
            class A : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) => migration.Sql("{|GENM4001:VACUUM|}");
            }
            """).Unreleased(),
        """
        using GenMigrate;
        [Migration(
            7, // seven
            Description = "vacuum", // why
            Transaction = TransactionMode.None
        )]
        class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("VACUUM");
        }
        """);

    [Fact]
    public Task Nothing_is_offered_where_opting_out_does_not_help() => CodeFixVerifier<SqlStatementAnalyzer, OptOutCodeFix>.VerifyNoneAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration
                .Run("x", (context, cancellationToken) => context.ExecuteAsync("VACUUM", cancellationToken))
                .Sql("ALTER TYPE color ADD VALUE 'red'; UPDATE t SET color = 'red'");
        }
        """).WithSql("2_file.sql", "VACUUM;"));

    [Fact]
    public Task A_rebuild_checks_foreign_keys_at_commit() => CodeFixVerifier<SqlStatementAnalyzer, CheckAtCommitCodeFix>.VerifyAllAsync(
        TestProject.Of(
            """
            [GenMigrate.Migration(1)] class A : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) => migration.Sql("{|GENM4003:PRAGMA foreign_keys = OFF|}; CREATE TABLE c (a REFERENCES t); {|GENM4003:DROP TABLE t|}; ALTER TABLE n RENAME TO t"); }
            """).Unreleased(),
        """
        [GenMigrate.Migration(1, ForeignKeys = GenMigrate.ForeignKeyMode.CheckAtCommit)] class A : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) => migration.Sql("PRAGMA foreign_keys = OFF; CREATE TABLE c (a REFERENCES t); DROP TABLE t; ALTER TABLE n RENAME TO t"); }
        """);
}
