using GenMigrate;
using MongoDB.Bson;

namespace HiringStages.Migrations;

[Migration(2, Description = "Who looks at which stage")]
public sealed class CreateStageAssignments : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration)
    {
        migration
            .CreateCollection("stage_assignments", BsonDocument.Parse(
                """
                { $jsonSchema: {
                    bsonType: "object",
                    required: ["application_id", "stage", "assigned_to"],
                    properties: { stage: { bsonType: "int", minimum: 1, maximum: 7 }, assigned_to: { bsonType: "string" } }
                } }
                """))
            .CreateIndex("stage_assignments", new BsonDocument { { "application_id", 1 }, { "stage", 1 } }, name: "application_stage_idx", unique: true)
            .CreateIndex("stage_assignments", new BsonDocument("assigned_to", 1), name: "assigned_to_idx");
        foreach (var number in Stages.Numbers)
        {
            migration.CreateIndex("applications", new BsonDocument(Stages.AssignedTo(number), 1), name: Stages.AssignedToIndex(number), sparse: true);
        }
    }

    public override void Down(MongoMigrationBuilder migration)
    {
        foreach (var number in Stages.Numbers.Reverse())
        {
            migration.DropIndex("applications", Stages.AssignedToIndex(number));
        }

        migration.DropCollection("stage_assignments");
    }
}
