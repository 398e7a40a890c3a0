using GenMigrate;

namespace GenMigrate.Adoption.Tests.Migrations;

/// <summary>Called in every tool what it is called here.</summary>
[Migration(1, Registry = "tools")]
internal sealed class CreateUsers : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE users");
}
