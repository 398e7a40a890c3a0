using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

// What matches is gone afterwards, however often it runs.
internal sealed class DeleteStep(string name, string collection, BsonDocument filter)
    : WriteStep(name, collection, MakeCommand(collection, filter), isRepeatable: true)
{
    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        var result = await run.Collection(Collection).DeleteManyAsync(run.Session, filter, cancellationToken: cancellationToken).ConfigureAwait(false);
        run.Count(result.DeletedCount);
    }

    private static BsonDocument MakeCommand(string collection, BsonDocument filter) => new()
    {
        { "delete", collection },
        { "deletes", new BsonArray { new BsonDocument { { "q", filter }, { "limit", 0 } } } },
    };
}
