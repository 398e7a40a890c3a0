using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A database as text: collections with options, indexes and documents. Generated ids are left out, they never are the same.</summary>
internal static class MongoDump
{
    public static async Task<string> OfAsync(IMongoDatabase database)
    {
        var dump = new StringBuilder();
        using var cursor = await database.ListCollectionsAsync();
        foreach (var collection in (await cursor.ToListAsync()).Where(found => !found["name"].AsString.StartsWith("genmigrate", StringComparison.Ordinal)).OrderBy(found => found["name"].AsString, StringComparer.Ordinal))
        {
            dump.Append(collection["name"]).Append(' ').Append(collection["options"].ToJson()).Append('\n');
            dump.AppendJoin("", await IndexesAsync(database, collection["name"].AsString));
            dump.AppendJoin("", await DocumentsAsync(database, collection["name"].AsString));
        }

        return dump.ToString();
    }

    private static async Task<IEnumerable<string>> IndexesAsync(IMongoDatabase database, string collection)
    {
        using var cursor = await database.GetCollection<BsonDocument>(collection).Indexes.ListAsync();
        return (await cursor.ToListAsync()).Select(index => $"  index {index.ToJson()}\n").Order(StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<string>> DocumentsAsync(IMongoDatabase database, string collection)
    {
        var documents = await database.GetCollection<BsonDocument>(collection).Find(new BsonDocument()).ToListAsync();
        foreach (var document in documents.Where(document => document["_id"].IsObjectId))
        {
            document.Remove("_id");
        }

        return documents.Select(document => $"  {document.ToJson()}\n").Order(StringComparer.Ordinal);
    }
}
