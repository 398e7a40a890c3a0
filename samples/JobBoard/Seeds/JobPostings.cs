using GenMigrate;
using MongoDB.Bson;

namespace JobBoard.Seeds;

[Seed(3, Environments = "Development", Description = "Five positions", RunOnChange = true)]
public sealed class JobPostings : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration.Insert(
        "jobs",
        [
            Job(1, "Compiler engineer", "Analytical Engines", "full_time"),
            Job(2, "Welder", "Harbour Works", "full_time"),
            Job(3, "Nurse", "Northside Clinic", "part_time"),
            Job(4, "Translator", "Rosetta", "contract"),
            Job(5, "Gardener", "City of Springfield", "part_time"),
        ],
        WhenPresent.Replace);

    private static BsonDocument Job(int id, string title, string company, string type) => new()
    {
        { "_id", id }, { "title", title }, { "company", company }, { "type", type }, { "status", "open" }, { "postedAt", new BsonDateTime(new DateTime(2024, 5, id, 8, 0, 0, DateTimeKind.Utc)) },
    };
}
