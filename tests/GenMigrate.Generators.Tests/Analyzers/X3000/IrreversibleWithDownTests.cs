namespace GenMigrate.Generators.Tests;

public sealed class IrreversibleWithDownTests() : RuleTests<IrreversibleWithDownAnalyzer>(Descriptors.IrreversibleWithDown)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1), Irreversible("why")] partial class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
        }
        """,
        """
        using GenMigrate;
        partial class A
        {
            public override void {|GENM3003:Down|}(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
        }
        """);

    [Fact]
    public Task Takes_a_Down_of_a_base_class() => VerifyAsync(
        """
        using GenMigrate;
        abstract class Own : SqlMigration { public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }
        [Migration(1), Irreversible("why")] class A : Own { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(2)] class B : Own { public override void Up(SqlMigrationBuilder migration) { } }
        """);

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of()
        .WithSql("1_both.sql", "-- migrate:irreversible why\nSELECT 1;\n{|GENM3003:-- migrate:down|}\nSELECT 2;")
        .WithSql("2_beside.sql", "-- migrate:irreversible why\nSELECT 1;")
        .WithSql("2_beside.down.sql", "{|GENM3003:SELECT 2;|}"));
}
