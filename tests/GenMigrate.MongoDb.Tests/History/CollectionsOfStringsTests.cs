using MongoDB.Bson;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Home-made collections <c>migrations</c> and <c>seeds</c> that hold nothing but strings.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class CollectionsOfStringsTests : IAsyncLifetime
{
    private static readonly TestMigration[] Migrations = [TestMigration.Creates(1, "users") with { Name = "CreateUsersCollection" }, TestMigration.Creates(2, "jobs") with { Name = "CreateJobs" }];
    private static readonly TestMigration[] Seeds = [TestMigration.Inserts(1, "users", "Root") with { Name = "CreateAdminUser" }];
    private static readonly string[] OtherLists = ["pending", "failed", "rolledBack", "tags"];
    private readonly MongoTestDatabase _database = MongoTestDatabase.Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [ServerFact]
    public async Task A_document_for_each_name_is_adopted_by_name()
    {
        await InsertAsync("migrations", """{ "name": "000_create_users_collection.js" }""", """{ "name": "001-create-jobs" }""");

        Assert.Equal("1 Adopted Name, 2 Adopted Name", await AdoptAsync("migrations", MigrationKind.Migration));
        Assert.Equal("1 AlreadyThere Name, 2 AlreadyThere Name", await AdoptAsync("migrations", MigrationKind.Migration));
    }

    [ServerFact]
    public async Task A_name_as_the_id_is_adopted_by_name()
    {
        await InsertAsync("migrations", """{ "_id": "create_jobs" }""");

        Assert.Equal("2 Adopted Name", await AdoptAsync("migrations", MigrationKind.Migration));
    }

    [ServerFact]
    public async Task A_list_of_names_in_one_document_is_adopted_by_name()
    {
        await InsertAsync("migrations", """{ "applied": [ "000_create_users_collection", "001_create_jobs" ] }""");
        await InsertAsync("seeds", """{ "seeds": [ "001_create_admin_user" ] }""");

        Assert.Equal("1 Adopted Name, 2 Adopted Name", await AdoptAsync("migrations", MigrationKind.Migration));
        Assert.Equal("1 Adopted Name", await AdoptAsync("seeds", MigrationKind.Seed));
    }

    [ServerFact]
    public async Task Seeds_are_adopted_as_seeds_and_refused_as_migrations()
    {
        await InsertAsync("seeds", """{ "name": "001_create_admin_user" }""");

        await Assert.ThrowsAsync<MigrationRefusedException>(() => AdoptAsync("seeds", MigrationKind.Migration));
        Assert.Empty(await _database.OwnTablesAsync());
        Assert.Equal("1 Adopted Name", await AdoptAsync("seeds", MigrationKind.Seed));
    }

    [ServerFact]
    public async Task A_list_of_something_else_is_refused()
    {
        foreach (var list in OtherLists)
        {
            await InsertAsync("state_of_" + list, $$"""{ "applied": [], "{{list}}": [ "001_create_jobs" ] }""");
            await Assert.ThrowsAsync<MigrationException>(() => AdoptAsync("state_of_" + list, MigrationKind.Migration));
        }

        Assert.Empty(await _database.OwnTablesAsync());
    }

    private Task InsertAsync(string collection, params string[] documents) => _database.Native.GetCollection<BsonDocument>(collection).InsertManyAsync(documents.Select(BsonDocument.Parse));

    private async Task<string> AdoptAsync(string collection, MigrationKind kind)
    {
        var runner = new MigrationRunner(MongoProvider.Instance.Registry(Migrations, seeds: Seeds), _database.Connect());
        var adoption = await runner.AdoptAsync(collection, new AdoptionOptions { Kind = kind });
        return string.Join(", ", adoption.Entries.Select(entry => FormattableString.Invariant($"{entry.Version} {entry.Outcome} {entry.Match}")));
    }
}
