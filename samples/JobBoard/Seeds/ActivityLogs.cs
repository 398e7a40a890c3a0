using GenMigrate;
using MongoDB.Bson;

namespace JobBoard.Seeds;

[Seed(4, Environments = "Development", Description = "What the administrator did")]
public sealed class ActivityLogs : MongoMigration
{
    private const string Administrator = "admin@jobboard.example";

    public override void Up(MongoMigrationBuilder migration) => migration.Insert(
        "activity_logs",
        new BsonDocument { { "user", Administrator }, { "action", "login" }, { "at", At(7) } },
        new BsonDocument { { "user", Administrator }, { "action", "post_job" }, { "job", 1 }, { "at", At(8) } });

    private static BsonDateTime At(int hour) => new(new DateTime(2024, 5, 1, hour, 0, 0, DateTimeKind.Utc));
}
