using GenMigrate;

namespace GenMigrate.Adoption.Tests.Migrations;

/// <summary>New: no tool has applied it.</summary>
[Migration(3, Registry = "tools")]
internal sealed class AddIndex : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE INDEX users_email ON users (email)");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP INDEX users_email");
}
