namespace GenMigrate.Hosting.Tests;

[Migration(1, Registry = "stepwise", Transaction = TransactionMode.None)]
public sealed class Stepwise : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("table", "CREATE TABLE stepwise (x TEXT)").Sql("vacuum", "VACUUM", repeatable: true);

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE stepwise");
}
