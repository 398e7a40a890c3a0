using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Makes an index, which no transaction takes, and adds a value; a step of data, so that an edit changes its hash.</summary>
internal sealed class AloneStep(string name, TestStep step) : WholeStep(name, step.IsRepeatable)
{
    public override string Collection => step.Thing;

    public override bool IsTransactional => false;

    public override string Hash { get; } = HashOf(new BsonDocument { { "alone", step.Thing }, { "value", step.Value }, { "fails", step.Fails } });

    public override string? Text => null;

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        var collection = run.Collection(step.Thing);
        var value = new BsonDocument("value", step.Value);
        await collection.Indexes.CreateOneAsync(run.Session, new CreateIndexModel<BsonDocument>(new BsonDocument("value", 1)), cancellationToken: cancellationToken);
        if (!step.IsRepeatable || !await collection.Find(run.Session, value).AnyAsync(cancellationToken))
        {
            await collection.InsertOneAsync(run.Session, value, cancellationToken: cancellationToken);
        }

        if (step.Fails)
        {
            await Obstacle.FailWithoutAsync(run.Database, cancellationToken);
        }
    }
}
