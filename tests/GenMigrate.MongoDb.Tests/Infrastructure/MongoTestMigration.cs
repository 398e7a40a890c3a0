using MongoDB.Bson;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A neutral migration in MongoDB's words.</summary>
internal sealed class MongoTestMigration(TestMigration source) : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => Add(migration, source.Up);

    public override void Down(MongoMigrationBuilder migration) => Add(migration, source.Down);

    private static void Add(MongoMigrationBuilder migration, IReadOnlyList<TestStep> steps)
    {
        for (var index = 0; index < steps.Count; index++)
        {
            Add(migration, steps[index], steps[index].Name ?? $"step {index + 1}");
        }
    }

    private static void Add(MongoMigrationBuilder migration, TestStep step, string name)
    {
        switch (step.Kind)
        {
            case TestStepKind.Create:
                migration.CreateCollection(step.Thing);
                break;
            case TestStepKind.Drop:
                migration.DropCollection(step.Thing);
                break;
            case TestStepKind.Insert when step.Name is null:
                migration.Insert(step.Thing, new BsonDocument("value", step.Value));
                break;
            case TestStepKind.Delete when step.Name is null:
                migration.DeleteMany(step.Thing, new BsonDocument("value", step.Value));
                break;
            case TestStepKind.MistypedAlone:
                migration.Command(name, new BsonDocument("collMood", "log"));
                break;
            case TestStepKind.Alone:
                migration.Add(new AloneStep(name, step));
                break;
            default:
                migration.Run(name, (context, cancellationToken) => new MongoTestContext(context).DoAsync(step, cancellationToken), step.IsRepeatable, step.RunsOutside);
                break;
        }
    }
}
