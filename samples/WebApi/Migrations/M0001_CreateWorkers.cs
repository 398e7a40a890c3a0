using GenMigrate;

namespace WebApi.Migrations;

[Migration(1, Description = "People who look for work")]
public sealed class CreateWorkers : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE workers (worker_id INTEGER PRIMARY KEY, name TEXT NOT NULL)");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE workers");
}
