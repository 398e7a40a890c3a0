using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>Reads an older tool's collection, whatever fields its documents have.</summary>
internal static class OlderCollection
{
    /// <returns>Null: there is no such collection.</returns>
    public static async Task<IReadOnlyList<OlderRow>?> ReadAsync(IMongoDatabase database, IClientSessionHandle session, string name, CancellationToken cancellationToken)
    {
        var options = new ListCollectionNamesOptions { Filter = new BsonDocument("name", name) };
        using var names = await database.ListCollectionNamesAsync(session, options, cancellationToken).ConfigureAwait(false);
        if (!await names.AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var documents = await database.GetCollection<BsonDocument>(name).WithReadConcern(ReadConcern.Majority)
            .Find(session, FilterDefinition<BsonDocument>.Empty).ToListAsync(cancellationToken).ConfigureAwait(false);
        return documents.ConvertAll(Row);
    }

    private static OlderRow Row(BsonDocument document) => new(document.ToDictionary(field => field.Name, field => Value(field.Value), StringComparer.Ordinal));

    private static object? Value(BsonValue value) => value switch
    {
        BsonString text => text.Value,
        BsonInt32 number => number.Value,
        BsonInt64 number => number.Value,
        BsonDouble number => number.Value,
        BsonBoolean flag => flag.Value,
        BsonDateTime time when time.IsValidDateTime => time.ToUniversalTime(),
        BsonNull or BsonUndefined => null,
        _ => (object)value, // without the cast every arm would be made a BsonValue
    };
}
