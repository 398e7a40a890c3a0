using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

internal sealed class InsertStep(string name, string collection, IReadOnlyList<BsonDocument> documents)
    : WriteStep(name, collection, MakeCommand(collection, documents), isRepeatable: false)
{
    public override IEnumerable<string> Check() => documents.Count == 0 ? ["there is nothing to insert. Give it documents, or remove the step."] : [];

    public override Task RunAsync(MongoStepRun run, CancellationToken cancellationToken) =>
        // The driver gives an _id to what has none; the step's own documents stay as they were written.
        run.Collection(Collection).InsertManyAsync(run.Session, documents.Select(document => document.DeepClone().AsBsonDocument), cancellationToken: cancellationToken);

    private static BsonDocument MakeCommand(string collection, IReadOnlyList<BsonDocument> documents) => new() { { "insert", collection }, { "documents", new BsonArray(documents) } };
}
