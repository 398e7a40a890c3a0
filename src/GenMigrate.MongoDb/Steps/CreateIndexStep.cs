using MongoDB.Bson;

namespace GenMigrate;

internal sealed class CreateIndexStep(string name, string collection, BsonDocument index)
    : DefinitionStep(name, collection, new BsonDocument { { "createIndexes", collection }, { "indexes", new BsonArray { index } } })
{
    /// <summary>The name that the server's shell would give: the fields and their kinds, joined.</summary>
    public static string DefaultName(BsonDocument keys) => string.Join('_', keys.Select(key => $"{key.Name}_{(key.Value.IsNumeric ? key.Value.ToInt32().ToString(System.Globalization.CultureInfo.InvariantCulture) : key.Value.ToString())}"));

    // Asking for an index that is there, with the same options, is no error; so every error is a new one.
    protected override Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken) => Task.FromResult(false);
}
