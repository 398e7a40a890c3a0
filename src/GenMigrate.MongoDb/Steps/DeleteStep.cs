using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

// What matches is gone afterwards, however often it runs.
internal sealed class DeleteStep(string collection, BsonDocument filter)
    : WriteStep("delete from " + collection, collection, MakeCommand(collection, filter), isRepeatable: true)
{
    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        var result = await run.Collection(Collection).DeleteManyAsync(run.Session, filter, cancellationToken: cancellationToken).ConfigureAwait(false);
        run.Report(result.DeletedCount, null, $"{result.DeletedCount} documents of {Collection} deleted");
    }

    private static BsonDocument MakeCommand(string collection, BsonDocument filter) => new()
    {
        { "delete", collection },
        { "deletes", new BsonArray { new BsonDocument { { "q", filter }, { "limit", 0 } } } },
    };
}
