using GenMigrate;

namespace WebApi.Migrations;

[Migration(2, Description = "Those who were there from the start")]
public sealed class FirstWorkers : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("INSERT INTO workers (name) VALUES ('Ada Byron'), ('Grace Murray')");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DELETE FROM workers WHERE name IN ('Ada Byron', 'Grace Murray')");
}
