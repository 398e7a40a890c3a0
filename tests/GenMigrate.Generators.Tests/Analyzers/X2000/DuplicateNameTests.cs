namespace GenMigrate.Generators.Tests;

public sealed class DuplicateNameTests() : RuleTests<DuplicateNameAnalyzer>(Descriptors.DuplicateName)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        namespace V1 { [Migration(1)] class {|GENM2004:AddIndex|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        """,
        """
        using GenMigrate;
        namespace V2 { [Migration(2)] class {|GENM2004:AddIndex|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        [Migration(3, Name = {|GENM2004:"Add" + "Index"|})] class Another : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """);

    [Fact]
    public Task Takes_registries_kinds_and_names_apart() => VerifyAsync(
        """
        using GenMigrate;
        namespace V1 { [Migration(1)] class AddIndex : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        namespace V2 { [Migration(2, Name = "Add another index")] class AddIndex : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        namespace V3 { [Migration(3, Registry = "orders")] class AddIndex : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        namespace V4 { [Seed(4)] class AddIndex : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        """);

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class {|GENM2004:add_index|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithSql("2_add_index.sql", "{|GENM2004:SELECT 1;|}").WithSql("3_add_another.sql", "SELECT 1;"));
}
