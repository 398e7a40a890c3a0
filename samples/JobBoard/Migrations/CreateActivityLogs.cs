using GenMigrate;
using MongoDB.Bson;

namespace JobBoard.Migrations;

[Migration(3, Description = "Who did what, kept for a year")]
public sealed class CreateActivityLogs : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration
        .CreateCollection("activity_logs", BsonDocument.Parse(
            """
            { $jsonSchema: {
                bsonType: "object",
                required: ["user", "action", "at"],
                properties: { action: { enum: ["login", "post_job", "close_job", "apply"] }, at: { bsonType: "date" } }
            } }
            """))
        .CreateIndex("activity_logs", new BsonDocument { { "user", 1 }, { "at", -1 } }, name: "activity_by_user")
        .CreateIndex("activity_logs", new BsonDocument("at", 1), name: "activity_expiry", expireAfter: TimeSpan.FromDays(365));

    public override void Down(MongoMigrationBuilder migration) => migration.DropCollection("activity_logs");
}
