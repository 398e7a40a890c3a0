using MongoDB.Bson;

namespace GenMigrate;

internal sealed class DropCollectionStep(string name, string collection) : DefinitionStep(name, collection, new BsonDocument("drop", collection))
{
    // Servers before 7.0 answer so where newer ones are content.
    protected override Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken) => Task.FromResult(code == MongoErrorCodes.NamespaceNotFound);
}
