using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

internal sealed class UpdateStep(string name, string collection, BsonDocument filter, BsonValue update, bool isRepeatable)
    : WriteStep(name, collection, MakeCommand(collection, filter, update), isRepeatable)
{
    public override IEnumerable<string> Check() => WhyNot(update) is { } why ? [why] : [];

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        var changes = Definition(update);
        var result = await run.Collection(Collection).UpdateManyAsync(run.Session, filter, changes, cancellationToken: cancellationToken).ConfigureAwait(false);
        run.Count(result.ModifiedCount);
    }

    public static UpdateDefinition<BsonDocument> Definition(BsonValue update) => update switch
    {
        BsonArray stages => new PipelineUpdateDefinition<BsonDocument>(stages.Select(stage => stage.AsBsonDocument).ToList()),
        _ => new BsonDocumentUpdateDefinition<BsonDocument>(update.AsBsonDocument),
    };

    public static BsonDocument MakeCommand(string collection, BsonDocument filter, BsonValue update) => new()
    {
        { "update", collection },
        { "updates", new BsonArray { new BsonDocument { { "q", filter }, { "u", update }, { "multi", true } } } },
    };

    /// <summary>Why it is no update of documents; null: it is one.</summary>
    public static string? WhyNot(BsonValue update) => update switch
    {
        BsonArray stages => stages.Count > 0 && stages.All(stage => stage is BsonDocument) ? null : "the update is an array, so a pipeline, and a pipeline is made of one or more stages: [{ $set: { … } }].",
        BsonDocument { ElementCount: > 0 } document when document.Names.All(name => name.StartsWith('$')) => null,
        BsonDocument => "the update names no operator, so it would replace whole documents. Write { $set: { … } }.",
        _ => "the update is neither a document of operators nor a pipeline.",
    };
}
