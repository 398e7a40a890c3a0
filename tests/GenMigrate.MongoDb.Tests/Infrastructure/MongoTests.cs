using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>What tests of MongoDB's own steps share: a database per test, and short ways to run steps on it.</summary>
public abstract class MongoTests : IAsyncLifetime
{
    internal MongoTestDatabase Database { get; } = MongoTestDatabase.Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Database.DisposeAsync().AsTask();

    internal MigrationRunner Runner(IReadOnlyList<DescribedMigration> migrations, Action<MigrationRunnerOptions>? configure = null, MigrationFlags flags = MigrationFlags.None)
    {
        var options = new MigrationRunnerOptions();
        configure?.Invoke(options);
        return new MigrationRunner(new DescribedProvider(migrations).Registry(flags), Database.Connect(), options);
    }

    internal Task UpAsync(params Action<MongoMigrationBuilder>[] ups) => Runner([.. ups.Select(up => new DescribedMigration(up))]).MigrateAsync();

    /// <summary>Up, down, up again: the last must leave what the first left, the rollback what was there before.</summary>
    internal async Task RoundTripAsync(Action<MongoMigrationBuilder> up, Action<MongoMigrationBuilder> down)
    {
        var before = await Database.DumpAsync();
        DescribedMigration[] migrations = [new(up, down)];
        await Runner(migrations).MigrateAsync();
        var after = await Database.DumpAsync();
        Assert.NotEqual(before, after);
        await Runner(migrations).RollbackAsync();
        Assert.Equal(before, await Database.DumpAsync());
        await Runner(migrations).MigrateAsync();
        Assert.Equal(after, await Database.DumpAsync());
    }

    internal Task<MigrationFailedException> FailAsync(Action<MongoMigrationBuilder> up) => Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(up));

    internal Task InsertAsync(string collection, params string[] documents) => Database.Collection(collection).InsertManyAsync(documents.Select(BsonDocument.Parse));

    /// <summary>All documents, as text, in the order of their ids.</summary>
    internal async Task<string> DocumentsAsync(string collection) => string.Join('\n', (await Database.AllAsync(collection)).Select(document => document.ToJson()));

    /// <summary>An index as the server lists it.</summary>
    internal async Task<BsonDocument> IndexAsync(string collection, string name)
    {
        using var cursor = await Database.Collection(collection).Indexes.ListAsync();
        return Assert.Single(await cursor.ToListAsync(), index => index["name"] == name);
    }

    protected static BsonDocument Doc(string json) => BsonDocument.Parse(json);
}
