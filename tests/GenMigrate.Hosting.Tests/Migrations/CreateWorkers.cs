namespace GenMigrate.Hosting.Tests;

[Migration(1)]
public sealed class CreateWorkers : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE workers (name TEXT)");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE workers");
}
