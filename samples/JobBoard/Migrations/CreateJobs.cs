using GenMigrate;
using MongoDB.Bson;

namespace JobBoard.Migrations;

[Migration(2, Description = "Open positions")]
public sealed class CreateJobs : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration
        .CreateCollection("jobs", BsonDocument.Parse(
            """
            { $jsonSchema: {
                bsonType: "object",
                required: ["title", "company", "status", "postedAt"],
                properties: {
                    title: { bsonType: "string" },
                    company: { bsonType: "string" },
                    status: { enum: ["draft", "open", "closed"] },
                    type: { enum: ["full_time", "part_time", "contract"] },
                    postedAt: { bsonType: "date" }
                }
            } }
            """))
        .CreateIndex("jobs", new BsonDocument { { "status", 1 }, { "postedAt", -1 } }, name: "jobs_open_first")
        .CreateIndex("jobs", new BsonDocument { { "company", 1 }, { "title", 1 } }, name: "jobs_by_company", unique: true);

    public override void Down(MongoMigrationBuilder migration) => migration.DropCollection("jobs");
}
