using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>The collection whose absence makes a step fail.</summary>
internal static class Obstacle
{
    public static async Task FailWithoutAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        using var cursor = await database.ListCollectionNamesAsync(new ListCollectionNamesOptions { Filter = new BsonDocument("name", TestStep.Obstacle) }, cancellationToken);
        if (!await cursor.AnyAsync(cancellationToken))
        {
            throw new InvalidOperationException($"there is no collection '{TestStep.Obstacle}'");
        }
    }
}
