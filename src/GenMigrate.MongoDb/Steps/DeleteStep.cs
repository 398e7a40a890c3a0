using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

// What matches is gone afterwards, however often it runs.
internal sealed class DeleteStep(string name, string collection, BsonDocument filter)
    : WriteStep(name, collection, MakeCommand(collection, filter), isRepeatable: true)
{
    public override Task RunAsync(MongoStepRun run, CancellationToken cancellationToken) =>
        run.Collection(Collection).DeleteManyAsync(run.Session, filter, cancellationToken: cancellationToken);

    private static BsonDocument MakeCommand(string collection, BsonDocument filter) => new()
    {
        { "delete", collection },
        { "deletes", new BsonArray { new BsonDocument { { "q", filter }, { "limit", 0 } } } },
    };
}
