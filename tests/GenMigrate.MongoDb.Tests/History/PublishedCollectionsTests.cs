using MongoDB.Bson;

namespace GenMigrate.MongoDb.Tests;

/// <summary>The collections of tools for MongoDB, with the documents that those tools publish.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class PublishedCollectionsTests : IAsyncLifetime
{
    private static readonly TestMigration[] Migrations =
        [TestMigration.Creates(1, "users") with { Name = "CreateUsers" }, TestMigration.Creates(2, "emails") with { Name = "AddEmail" }, TestMigration.Creates(3, "tags") with { Name = "AddTags" }];

    private readonly MongoTestDatabase _database = MongoTestDatabase.Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [ServerFact]
    public Task MigrateMongo() => VerifyAsync(
        "migrate-mongo",
        "changelog",
        """{ "fileName": "20160608155948-create_users.js", "appliedAt": { "$date": "2024-01-31T12:00:00Z" } }""",
        """{ "fileName": "20160609155948-add-email.js", "appliedAt": { "$date": "2024-01-31T12:00:00Z" } }""");

    [ServerFact]
    public Task Mongock() => VerifyAsync("Mongock", "mongockChangeLog", Change("create-users", "EXECUTED"), Change("add-tags", "FAILED"), Change("add-email", "EXECUTED"));

    [ServerFact]
    public Task KotMigrations() => VerifyAsync(
        "Kot.MongoDB.Migrations",
        "_migrations",
        """{ "Version": "0.0.1", "Name": "Create users", "AppliedAt": { "$date": "2024-01-31T12:00:00Z" } }""",
        """{ "Version": "0.0.2", "Name": "AddEmail", "AppliedAt": { "$date": "2024-01-31T12:00:00Z" } }""");

    [ServerFact]
    public Task MongoMigration() => VerifyAsync(
        "Mongo.Migration",
        "_migrations",
        """{ "MigrationId": "App.Migrations.M100_CreateUsers", "Version": "1.0.0" }""",
        """{ "MigrationId": "App.Migrations.M101_AddEmail", "Version": "1.0.1" }""");

    [ServerFact]
    public Task GolangMigrate() => VerifyAsync("golang-migrate", "schema_migrations", """{ "version": 2, "dirty": false }""");

    private static string Change(string id, string state) =>
        $$"""{ "executionId": "e", "changeId": "{{id}}", "author": "ada", "timestamp": { "$date": "2024-01-31T12:00:00Z" }, "state": "{{state}}", "type": "EXECUTION", "changeLogClass": "app.Changes", "changeSetMethod": "m", "executionMillis": { "$numberLong": "34" }, "executionHostname": "host", "systemChange": false }""";

    private async Task VerifyAsync(string tool, string collection, params string[] documents)
    {
        await _database.Native.GetCollection<BsonDocument>(collection).InsertManyAsync(documents.Select(BsonDocument.Parse));
        var runner = new MigrationRunner(MongoProvider.Instance.Registry(Migrations), _database.Connect());
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => runner.MigrateAsync());
        Assert.Contains($"'{collection}', the history of {tool};", refusal.Message, StringComparison.Ordinal);

        var adoption = await runner.AdoptAsync(collection);

        Assert.Equal((tool, "1, 2"), (adoption.Tool, string.Join(", ", adoption.Adopted.Select(entry => entry.Version))));
        Assert.Empty((await runner.AdoptAsync(collection)).Adopted);
        Assert.Equal([3L], (await runner.MigrateAsync()).Results.Select(result => result.Version));
    }
}
