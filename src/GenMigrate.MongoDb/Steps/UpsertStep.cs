using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>Inserts documents, and skips or replaces those whose key is there; so it may run as often as it likes.</summary>
internal sealed class UpsertStep(string name, string collection, IReadOnlyList<BsonDocument> documents, WhenPresent whenPresent, string key)
    : WriteStep(name, collection, MakeCommand(collection, documents, whenPresent, key), isRepeatable: true)
{
    public override IEnumerable<string> Check()
    {
        if (documents.Count == 0)
        {
            yield return "there is nothing to insert. Give it documents, or remove the step.";
        }

        if (documents.Any(document => !document.Contains(key)))
        {
            yield return $"a document has no '{key}', by which it is to be found again. Give it one, or name another key.";
        }

        var dotted = documents.SelectMany(document => document.Names).FirstOrDefault(name => name.Contains('.'));
        if (whenPresent == WhenPresent.Skip && dotted is not null)
        {
            yield return $"a document has a field '{dotted}', which WhenPresent.Skip would nest. Write a nested document.";
        }
    }

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        var result = await run.Collection(Collection).BulkWriteAsync(run.Session, documents.Select(Model), cancellationToken: cancellationToken).ConfigureAwait(false);
        run.Count(result.ModifiedCount + result.Upserts.Count);
    }

    private WriteModel<BsonDocument> Model(BsonDocument document)
    {
        var filter = Filter(document, key);
        return whenPresent == WhenPresent.Skip
            ? new UpdateOneModel<BsonDocument>(filter, OnInsert(document)) { IsUpsert = true }
            : new ReplaceOneModel<BsonDocument>(filter, document) { IsUpsert = true };
    }

    // A key of null would match documents without the key, and a regular expression would be a pattern. A single value would
    // match an array that holds it: another document, which must be neither skipped nor replaced.
    private static BsonDocument Filter(BsonDocument document, string key)
    {
        var value = document.GetValue(key, BsonNull.Value);
        var equal = new BsonDocument("$eq", value);
        return new BsonDocument(key, value.IsBsonArray ? equal : equal.Add("$not", new BsonDocument("$type", "array")));
    }

    private static BsonDocument OnInsert(BsonDocument document) => new("$setOnInsert", document);

    private static BsonDocument MakeCommand(string collection, IReadOnlyList<BsonDocument> documents, WhenPresent whenPresent, string key) => new()
    {
        { "update", collection },
        { "updates", new BsonArray(documents.Select(document => new BsonDocument { { "q", Filter(document, key) }, { "u", whenPresent == WhenPresent.Skip ? OnInsert(document) : document }, { "upsert", true } })) },
    };
}
