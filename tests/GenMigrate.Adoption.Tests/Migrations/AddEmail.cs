using GenMigrate;

namespace GenMigrate.Adoption.Tests.Migrations;

/// <summary>Called something else in every tool.</summary>
[Migration(2, FormerName = "EmailsOfUsers", Registry = "tools")]
internal sealed class AddEmail : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("ALTER TABLE users ADD COLUMN email TEXT");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("ALTER TABLE users DROP COLUMN email");
}
