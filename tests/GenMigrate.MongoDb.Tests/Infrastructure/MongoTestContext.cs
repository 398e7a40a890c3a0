using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>The context of a neutral step of code on MongoDB.</summary>
internal sealed class MongoTestContext(MongoMigrationContext context) : ITestContext
{
    public object Native => context;

    public IServiceProvider? Services => context.Services;

    public TimeProvider Clock => context.Clock;

    public Task InsertAsync(string thing, string value, CancellationToken cancellationToken = default) => context.Session is { } session
        ? Collection(thing).InsertOneAsync(session, new BsonDocument("value", value), cancellationToken: cancellationToken)
        : Collection(thing).InsertOneAsync(new BsonDocument("value", value), cancellationToken: cancellationToken);

    public Task<long> CountAsync(string thing, CancellationToken cancellationToken = default) => context.Session is { } session
        ? Collection(thing).CountDocumentsAsync(session, new BsonDocument(), cancellationToken: cancellationToken)
        : Collection(thing).CountDocumentsAsync(new BsonDocument(), cancellationToken: cancellationToken);

    public void Report(long done, long? total = null, string? message = null) => context.Report(done, total, message);

    /// <summary>What a named step does, or one that no builder method has a word for.</summary>
    public async Task DoAsync(TestStep step, CancellationToken cancellationToken)
    {
        switch (step.Kind)
        {
            case TestStepKind.Insert:
                await InsertAsync(step.Thing, step.Value, cancellationToken);
                break;
            case TestStepKind.Delete:
                await Collection(step.Thing).DeleteManyAsync(context.Session, new BsonDocument("value", step.Value), cancellationToken: cancellationToken);
                break;
            case TestStepKind.Fail:
                await Obstacle.FailWithoutAsync(context.Database, cancellationToken);
                break;
            case TestStepKind.Code:
                await step.Body!(this, cancellationToken);
                break;
            default:
                throw new ArgumentException($"{step.Kind} is no work of code.", nameof(step));
        }
    }

    private IMongoCollection<BsonDocument> Collection(string name) => context.Database.GetCollection<BsonDocument>(name);
}
