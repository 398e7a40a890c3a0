using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

internal sealed class CreateIndexStep(string name, string collection, BsonDocument index)
    : DefinitionStep(name, collection, new BsonDocument { { "createIndexes", collection }, { "indexes", new BsonArray { index } } })
{
    // What the server adds to a specification.
    private static readonly HashSet<string> Added = ["v", "ns", "background", "storageEngine"];

    /// <summary>The name that the server's shell would give: the fields and their kinds, joined.</summary>
    public static string DefaultName(BsonDocument keys) => string.Join('_', keys.Select(key => $"{key.Name}_{Kind(key.Value)}"));

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        try
        {
            await base.RunAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException exception)
            when (exception.Code is MongoErrorCodes.IndexOptionsConflict or MongoErrorCodes.IndexKeySpecsConflict)
        {
            // The server's words depend on its version, and some of them show neither of the two.
            if (await FindAsync(run, cancellationToken).ConfigureAwait(false) is not { } found)
            {
                throw;
            }

            throw new InvalidOperationException(
                $"collection '{Collection}' has an index like this one with another specification. "
                + $"Asked for: {ToShell(index)}; there: {ToShell(found)}. Drop that index, or make the two alike",
                exception);
        }
    }

    // Asking for an index that is there, with the same options, is no error; so every error is a new one.
    protected override Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken) => Task.FromResult(false);

    // The one of the same name, or else of the same fields: both are in the way.
    private async Task<BsonDocument?> FindAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        using var cursor = await run.Collection(Collection).Indexes.ListAsync(run.Session, cancellationToken).ConfigureAwait(false);
        var indexes = await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
        var found = indexes.Find(other => other["name"] == index["name"]) ?? indexes.Find(other => other["key"] == index["key"]);
        return found is null ? null : new BsonDocument(found.Where(option => !Added.Contains(option.Name)));
    }

    private static string Kind(BsonValue value) =>
        value.IsNumeric ? value.ToInt32().ToString(CultureInfo.InvariantCulture) : value.ToString()!;
}
