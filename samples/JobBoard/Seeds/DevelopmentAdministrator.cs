using GenMigrate;

namespace JobBoard.Seeds;

/// <summary>An administrator with a password that everybody knows: in development only.</summary>
[Seed(2, Environments = "Development", Description = "An administrator for development")]
internal sealed class DevelopmentAdministrator : MongoMigration
{
    private const string Password = "development";

    public override void Up(MongoMigrationBuilder migration) =>
        migration.Run("administrator", (context, cancellationToken) => Administrator.AddAsync(context, Password, cancellationToken), repeatable: true);
}
