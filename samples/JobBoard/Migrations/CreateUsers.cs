using GenMigrate;
using MongoDB.Bson;

namespace JobBoard.Migrations;

[Migration(1, Description = "People who log in")]
public sealed class CreateUsers : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration
        .CreateCollection("users", BsonDocument.Parse(
            """
            { $jsonSchema: {
                bsonType: "object",
                required: ["email", "name", "role", "passwordHash"],
                properties: {
                    email: { bsonType: "string" },
                    name: { bsonType: "string" },
                    role: { enum: ["admin", "recruiter", "applicant"] },
                    passwordHash: { bsonType: "string" }
                }
            } }
            """))
        .CreateIndex("users", new BsonDocument("email", 1), name: "users_email", unique: true);

    public override void Down(MongoMigrationBuilder migration) => migration.DropCollection("users");
}
