using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>What a server can do, and the collections of ours on it.</summary>
internal static class MongoServer
{
    /// <summary>Whether the server has transactions: it is a member of a replica set, or a router of a sharded cluster.</summary>
    public static async Task<bool> HasTransactionsAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var hello = await HelloAsync(database, cancellationToken).ConfigureAwait(false);
        return hello.Contains("setName") || hello.GetValue("msg", "") == "isdbgrid";
    }

    /// <summary>The server's clock, in milliseconds since 1970.</summary>
    public static async Task<long> TimeAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var hello = await HelloAsync(database, cancellationToken).ConfigureAwait(false);
        return hello["localTime"].AsBsonDateTime.MillisecondsSinceEpoch;
    }

    /// <summary>Drops all collections and views; the lock last, so that nobody begins meanwhile.</summary>
    public static async Task DropEverythingAsync(IMongoDatabase database, string lockName, CancellationToken cancellationToken)
    {
        using var cursor = await database.ListCollectionNamesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var names = await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var name in names.Where(name => !name.StartsWith("system.", StringComparison.Ordinal)).OrderBy(name => name == lockName))
        {
            await database.DropCollectionAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes what is missing; not left to the first insert, which may come in a transaction.</summary>
    public static async Task EnsureCollectionsAsync(IMongoDatabase database, string[] names, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument("name", new BsonDocument("$in", new BsonArray(names)));
        using var cursor = await database.ListCollectionNamesAsync(new ListCollectionNamesOptions { Filter = filter }, cancellationToken).ConfigureAwait(false);
        var present = await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var name in names.Except(present, StringComparer.Ordinal))
        {
            try
            {
                await database.CreateCollectionAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (MongoCommandException exception) when (exception.Code == MongoErrorCodes.NamespaceExists)
            {
                // Another runner was faster.
            }
        }
    }

    private static Task<BsonDocument> HelloAsync(IMongoDatabase database, CancellationToken cancellationToken) =>
        database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Primary, cancellationToken);
}
