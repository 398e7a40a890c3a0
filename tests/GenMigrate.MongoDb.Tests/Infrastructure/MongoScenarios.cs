using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Migrations of MongoDB's own, for other processes too: they are found by their names.</summary>
internal static class MongoScenarios
{
    /// <summary>Definitions; one transaction; batches, updates that must not be repeated, and a validator, step by step.</summary>
    public const string OfEveryKind = "of every kind";

    public static IReadOnlyList<TestMigration> Named(string name) => name switch
    {
        OfEveryKind =>
        [
            new TestMigration(1) { Name = nameof(DefineUsers), Flags = MigrationFlags.HasDown },
            new TestMigration(2) { Name = nameof(CountVisits), Flags = MigrationFlags.HasDown },
            new TestMigration(3) { Name = nameof(ReshapePeople), Flags = MigrationFlags.HasDown },
        ],
        _ => Scenarios.Named(name),
    };

    public static Migration? Make(TestMigration migration) => migration.Name switch
    {
        nameof(DefineUsers) => new DefineUsers(),
        nameof(CountVisits) => new CountVisits(),
        nameof(ReshapePeople) => new ReshapePeople(),
        _ => null,
    };

    /// <summary>What was in the database before: ten people, with ids of two types.</summary>
    public static Task PrepareAsync(MongoTestDatabase database) => database.Collection("people").InsertManyAsync(
        Enumerable.Range(1, 10).Select(number => new BsonDocument
        {
            { "_id", number % 2 == 0 ? number : $"person {number:00}" },
            { "name", $"Person {number}" },
            { "visits", 0 },
            { "legacy", true },
        }));

    private static BsonDocument Roles(params string[] roles) => new("$jsonSchema", new BsonDocument
    {
        { "bsonType", "object" },
        { "required", new BsonArray { "email" } },
        { "properties", new BsonDocument("role", new BsonDocument("enum", new BsonArray(roles))) },
    });

    private static BsonDocument Visit(int times) => new("$inc", new BsonDocument("visits", times));

    private sealed class DefineUsers : MongoMigration
    {
        public override void Up(MongoMigrationBuilder migration) => migration
            .CreateCollection("users", Roles("user"))
            .CreateIndex("users", new BsonDocument("email", 1), unique: true)
            .CreateIndex("users", new BsonDocument { { "role", 1 }, { "email", -1 } }, name: "by_role");

        public override void Down(MongoMigrationBuilder migration) => migration
            .DropIndex("users", "by_role")
            .DropCollection("users");
    }

    private sealed class CountVisits : MongoMigration
    {
        public override void Up(MongoMigrationBuilder migration) => migration
            .UpdateMany("people", [], Visit(1))
            .Insert("users", new BsonDocument { { "_id", 1 }, { "email", "ada@example.org" }, { "role", "user" } })
            .UpdateMany("people", [], Visit(1));

        public override void Down(MongoMigrationBuilder migration) => migration
            .DeleteMany("users", new BsonDocument("_id", 1))
            .UpdateMany("people", [], Visit(-2));
    }

    private sealed class ReshapePeople : MongoMigration
    {
        public override void Up(MongoMigrationBuilder migration) => migration
            .SetField("people", "state.now", "new", onlyWhereAbsent: true)
            .UpdateMany("people", [], Visit(10))
            .RenameField("people", "name", "fullName")
            .SetValidator("users", Roles("user", "admin"), previous: Roles("user"))
            .UpdateMany("people", [], Visit(100))
            .UnsetField("people", "legacy");

        public override void Down(MongoMigrationBuilder migration) => migration
            .SetField("people", "legacy", true)
            .SetValidator("users", Roles("user"), previous: Roles("user", "admin"))
            .RenameField("people", "fullName", "name")
            .UpdateMany("people", [], Visit(-110))
            .UnsetField("people", "state");
    }
}
