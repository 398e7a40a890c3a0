namespace GenMigrate.Generators.Tests;

public sealed class MissingDownTests() : RuleTests<MissingDownAnalyzer>(Descriptors.MissingDown)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class {|GENM3001:A|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Migration(2)] class {|GENM3001:B|} : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public void Down(string other) { }
        }
        """);

    [Fact]
    public Task Takes_a_Down_of_the_projects_own_base_class_a_reason_or_a_seed() => VerifyAsync(
        """
        using GenMigrate;
        abstract class Own : SqlMigration { public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }
        [Migration(1)] class A : Own { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(2), Irreversible("drops data")] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(1)] class C : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(3)] partial class D : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        partial class D { public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }
        """);

    [Fact]
    public Task Leaves_alone_what_never_runs() => VerifyAsync(
        """
        using GenMigrate;
        [Migration(1)] abstract class A : SqlMigration { }
        [Migration(2)] class B { }
        """);

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of()
        .WithSql("1_none.sql", "{|GENM3001:SELECT 1;|}")
        .WithSql("2_below.sql", "SELECT 1;\n-- migrate:down\nSELECT 2;")
        .WithSql("3_beside.sql", "SELECT 1;")
        .WithSql("3_beside.down.sql", "SELECT 2;")
        .WithSql("4_why.sql", "-- migrate:irreversible drops data\nSELECT 1;"));
}
