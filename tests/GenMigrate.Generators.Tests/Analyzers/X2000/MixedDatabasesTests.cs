namespace GenMigrate.Generators.Tests;

public sealed class MixedDatabasesTests() : RuleTests<MixedDatabasesAnalyzer>(Descriptors.MixedDatabases)
{
    private const string Mongo =
        """
        namespace GenMigrate { public abstract class MongoMigration : Migration; }
        """;

    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class {|GENM2005:A|} : MongoMigration;
        [Migration(2)] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(1)] class {|GENM2005:C|} : MongoMigration;
        """,
        """
        using GenMigrate;
        abstract class Own : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(3)] class D : Own;
        [Seed(2)] class E : Own;
        [Migration(4, Registry = "documents")] class F : MongoMigration;
        """,
        Mongo);

    [Fact]
    public Task Of_equally_many_those_that_came_later_are_reported() => VerifyAsync(
        """
        using GenMigrate;
        [Migration(2)] class {|GENM2005:A|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(1)] class B : MongoMigration;
        """,
        Mongo);

    [Fact]
    public Task Counts_SQL_files() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class {|GENM2005:A|} : MongoMigration;
        """,
        Mongo).WithSql("2_a.sql", "SELECT 1;").WithSql("3_b.sql", "SELECT 1;"));
}
