namespace GenMigrate.Hosting.Tests;

[Migration(1, Registry = "services")]
public sealed class AsksForServices(ScopedService service) : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Run("use", (context, cancellationToken) => service.UseAsync());

    public override void Down(SqlMigrationBuilder migration) => migration.Run("use", (context, cancellationToken) => service.UseAsync());
}
