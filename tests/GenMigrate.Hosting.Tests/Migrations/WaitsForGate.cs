namespace GenMigrate.Hosting.Tests;

[Migration(1, Registry = "gated")]
public sealed class WaitsForGate(Gate gate) : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE gated (x TEXT)").Run("wait", (context, cancellationToken) => gate.PassAsync(cancellationToken));

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE gated");
}
