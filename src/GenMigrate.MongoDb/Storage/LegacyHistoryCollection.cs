using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>Reads another tool's collection, whatever fields its documents have.</summary>
internal static class LegacyHistoryCollection
{
    private static readonly HashSet<string> ListsOfApplied =
        ["APPLIED", "EXECUTED", "COMPLETED", "DONE", "FINISHED", "RAN", "MIGRATED", "MIGRATIONS", "SEEDS", "SCRIPTS", "FILES", "NAMES", "HISTORY", "APPLIEDMIGRATIONS", "APPLIEDSEEDS", "EXECUTEDMIGRATIONS", "EXECUTEDSEEDS"];

    /// <returns>Null: there is no such collection.</returns>
    public static async Task<IReadOnlyList<LegacyHistoryRow>?> ReadAsync(IMongoDatabase database, IClientSessionHandle session, string name, int? limit, CancellationToken cancellationToken)
    {
        var options = new ListCollectionNamesOptions { Filter = new BsonDocument("name", name) };
        using var names = await database.ListCollectionNamesAsync(session, options, cancellationToken).ConfigureAwait(false);
        if (!await names.AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var documents = await database.GetCollection<BsonDocument>(name).WithReadConcern(ReadConcern.Majority)
            .Find(session, FilterDefinition<BsonDocument>.Empty).Limit(limit).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. documents.SelectMany(document => Rows(name, document))];
    }

    /// <returns>Those of the names that are collections, as they are spelled there.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(IMongoDatabase database, IClientSessionHandle session, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        using var existing = await database.ListCollectionNamesAsync(session, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. (await existing.ToListAsync(cancellationToken).ConfigureAwait(false)).Where(wanted.Contains)];
    }

    // One document may hold the names of all that was applied: it is a row for each. A list of something else, such as of
    // what is pending, is none.
    private static IEnumerable<LegacyHistoryRow> Rows(string collection, BsonDocument document)
    {
        var values = document.ToDictionary(field => field.Name, field => Value(field.Value), StringComparer.Ordinal);
        var lists = document.Where(field => field.Value is BsonArray { Count: > 0 } array && array.All(item => item.IsString)).ToList();
        return lists.Count == 1 && IsListOfApplied(collection, lists[0].Name) && !document.Any(field => field.Value.IsString && field.Name != "_id")
            ? lists[0].Value.AsBsonArray.Select(item => new LegacyHistoryRow(new Dictionary<string, object?> { ["name"] = item.AsString }))
            : [new LegacyHistoryRow(values)];
    }

    private static bool IsListOfApplied(string collection, string field) =>
        field.Equals(collection, StringComparison.OrdinalIgnoreCase) || ListsOfApplied.Contains(field.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant());

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
