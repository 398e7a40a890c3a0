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

    [Theory]
    [InlineData("{ ; }")]
    [InlineData("{ /* One day. */ }")]
    [InlineData("{ { ; } }")]
    [InlineData("{ return; }")]
    [InlineData("{ _ = migration; }")]
    [InlineData("=> _ = migration;")]
    [InlineData("{ base.Down(migration); }")]
    [InlineData("=> base.Down(migration);")]
    [InlineData("=> migration.Sql(\"\");")]
    [InlineData("=> migration.Sql(string.Empty);")]
    [InlineData("=> migration.Sql(\"name\", \"-- One day.\").Sql(\"/* */ ;\");")]
    [InlineData("{ ; throw new System.NotImplementedException(); }")]
    public Task Finds_what_only_looks_like_something(string body) => VerifyAsync(WithDown(body, "{|GENM3002:Down|}"));

    [Theory]
    [InlineData("=> migration.Sql(\"\").Sql(\"SELECT 1\");")]
    [InlineData("=> Add(migration.Sql(\"\")); private static SqlMigrationBuilder Add(SqlMigrationBuilder migration) => migration.Sql(\"SELECT 1\");")]
    [InlineData("=> migration.Run(\"\", (_, _) => System.Threading.Tasks.Task.CompletedTask);")]
    public Task Takes_what_may_do_something(string body) => VerifyAsync(WithDown(body, "Down"));

    [Fact]
    public Task Looks_at_the_Down_of_an_own_base_class() => VerifyAsync(
        """
        using GenMigrate;
        abstract class Full : SqlMigration { public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }
        abstract class Empty : SqlMigration { public override void Down(SqlMigrationBuilder migration) { } }
        [Migration(1)] class A : Full { public override void Up(SqlMigrationBuilder migration) { } public override void Down(SqlMigrationBuilder migration) => base.Down(migration); }
        [Migration(2)] class B : Empty { public override void Up(SqlMigrationBuilder migration) { } public override void {|GENM3002:Down|}(SqlMigrationBuilder migration) => base.Down(migration); }
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

    private static string WithDown(string body, string name) =>
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override void {{name}}(SqlMigrationBuilder migration) {{body}}
        }
        """;
}
