namespace GenMigrate.Hosting.Tests;

[Migration(1, Registry = "orders")]
public sealed class CreateOrders : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE orders (order_id INTEGER PRIMARY KEY)");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE orders");
}
