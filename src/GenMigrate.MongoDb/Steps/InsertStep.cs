using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

internal sealed class InsertStep(string name, string collection, IReadOnlyList<BsonDocument> documents)
    : WriteStep(name, collection, MakeCommand(collection, documents), isRepeatable: false)
{
    public override IEnumerable<string> Check() => documents.Count == 0 ? ["there is nothing to insert. Give it documents, or remove the step."] : [];

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        // The driver gives an _id to what has none; the step's own documents stay as they were written.
        var copies = documents.Select(document => document.DeepClone().AsBsonDocument);
        await run.Collection(Collection).InsertManyAsync(run.Session, copies, cancellationToken: cancellationToken).ConfigureAwait(false);
        run.Count(documents.Count);
    }

    private static BsonDocument MakeCommand(string collection, IReadOnlyList<BsonDocument> documents) => new() { { "insert", collection }, { "documents", new BsonArray(documents) } };
}
