namespace GenMigrate.Generators.Tests;

public sealed class HollowDownTests() : RuleTests<HollowDownAnalyzer>(Descriptors.HollowDown)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void {|GENM3002:Down|}(SqlMigrationBuilder migration) { }
        }
        """,
        """
        using GenMigrate;
        [Migration(2)] class B : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void {|GENM3002:Down|}(SqlMigrationBuilder migration) => throw new System.NotSupportedException();
        }
        [Migration(3)] class C : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void {|GENM3002:Down|}(SqlMigrationBuilder migration)
            {
                // One day.
                throw new System.NotImplementedException();
            }
        }
        """);

    [Fact]
    public Task Takes_a_Down_that_does_something_and_one_that_never_runs() => VerifyAsync(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
        }
        [Migration(2)] class B : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void Down(SqlMigrationBuilder migration)
            {
                if (migration is null) { throw new System.ArgumentNullException(nameof(migration)); }
            }
        }
        [Migration(3), Irreversible("see GENM3003")] class C : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void Down(SqlMigrationBuilder migration) { }
        }
        [Seed(1)] class D : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void Down(SqlMigrationBuilder migration) { }
        }
        """);

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of()
        .WithSql("1_below.sql", "SELECT 1;\n{|GENM3002:-- migrate:down|}\n-- One day.\n")
        .WithSql("2_beside.sql", "SELECT 1;")
        .WithSql("2_beside.down.sql", "{|GENM3002:-- One day.|}\n")
        .WithSql("3_written.sql", "SELECT 1;\n-- migrate:down\nSELECT 2;")
        .WithSql("4_why.sql", "-- migrate:irreversible drops data\nSELECT 1;\n-- migrate:down\n"));
}
