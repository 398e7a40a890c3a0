using GenMigrate;

namespace QuickStart.Migrations;

[Migration(1, Description = "People who look for work")]
public sealed class CreateWorkers : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql(
        """
        CREATE TABLE workers (
            worker_id TEXT PRIMARY KEY,
            name TEXT NOT NULL
        );
        CREATE INDEX workers_by_name ON workers (name);
        """);

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE workers");
}
