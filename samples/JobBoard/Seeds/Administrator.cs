using GenMigrate;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JobBoard.Seeds;

/// <summary>The first administrator; the password comes from the configuration and is stored as a hash.</summary>
[Seed(1, Environments = "Staging,Production", Description = "The first administrator")]
internal sealed class Administrator(AdministratorSettings settings) : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration)
    {
        var password = settings.Password ?? throw new InvalidOperationException("JOBBOARD_ADMIN_PASSWORD is not set.");
        migration.Run("administrator", (context, cancellationToken) => AddAsync(context, password, cancellationToken), repeatable: true);
    }

    /// <summary>Adds the account where there is none; one that is there keeps its password.</summary>
    internal static Task AddAsync(MongoMigrationContext context, string password, CancellationToken cancellationToken)
    {
        var users = context.Database.GetCollection<BsonDocument>("users");
        var email = new BsonDocument("email", "admin@jobboard.example");
        var account = new BsonDocument("$setOnInsert", new BsonDocument { { "name", "Administrator" }, { "role", "admin" }, { "passwordHash", PasswordHash.Of(password) } });
        var upsert = new UpdateOptions { IsUpsert = true };
        return context.Session is { } session
            ? users.UpdateOneAsync(session, email, account, upsert, cancellationToken)
            : users.UpdateOneAsync(email, account, upsert, cancellationToken);
    }
}
