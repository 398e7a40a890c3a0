using GenMigrate;

namespace GenMigrate.Adoption.Tests.Migrations;

/// <summary>What docs/adopting.md speaks of.</summary>
[Migration(1, Registry = "docs")]
internal sealed class CreateJobs : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE jobs (id INTEGER PRIMARY KEY)");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE jobs");
}

/// <summary>What docs/adopting.md speaks of.</summary>
[Migration(2, FormerName = "4f2a9c1b", Registry = "docs")]
internal sealed class AddTitle : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("ALTER TABLE jobs ADD COLUMN title TEXT");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("ALTER TABLE jobs DROP COLUMN title");
}
