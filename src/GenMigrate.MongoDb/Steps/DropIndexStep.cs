using MongoDB.Bson;

namespace GenMigrate;

internal sealed class DropIndexStep(string name, string collection, string index)
    : DefinitionStep(name, collection, new BsonDocument { { "dropIndexes", collection }, { "index", index } })
{
    protected override Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken) =>
        Task.FromResult(code is MongoErrorCodes.IndexNotFound or MongoErrorCodes.NamespaceNotFound);
}
