using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Errors say collection, step and what to do, and never a value or a password.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class ErrorTests : MongoTests
{
    [ServerFact]
    public async Task A_document_against_a_validator()
    {
        await Database.Native.CreateCollectionAsync("users", new CreateCollectionOptions<BsonDocument> { Validator = Doc("{ $jsonSchema: { required: [\"email\"] } }") });
        var failure = await FailAsync(up => up.Insert("users", Doc("{ name: \"secret-name\" }")));
        Assert.Equal("insert into users", failure.Step);
        Assert.Contains("in step 'insert into users': collection 'users': a document does not match the validator", failure.Message, StringComparison.Ordinal);
        Assert.Contains("run `up` again", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-name", failure.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_duplicate_against_a_unique_index()
    {
        await InsertAsync("users", "{ email: \"secret@example.org\" }", "{ email: \"secret@example.org\" }");
        var failure = await FailAsync(up => up.CreateIndex("users", Doc("{ email: 1 }"), unique: true));
        Assert.Contains("in step 'create index email_1 on users': collection 'users': two documents have the same key in the unique index", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret@example.org", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret@example.org", (await Database.ReadHistoryAsync())[0].ErrorMessage, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task After_the_data_are_corrected_the_index_is_built()
    {
        await InsertAsync("users", "{ _id: 1, email: \"a\" }", "{ _id: 2, email: \"a\" }");
        await FailAsync(up => up.CreateIndex("users", Doc("{ email: 1 }"), unique: true));
        await Database.Collection("users").DeleteOneAsync(Doc("{ _id: 2 }"));
        await UpAsync(up => up.CreateIndex("users", Doc("{ email: 1 }"), unique: true));
        Assert.True((await IndexAsync("users", "email_1"))["unique"].AsBoolean);
    }

    [ServerFact]
    public async Task A_wrong_password_is_said_to_be_one()
    {
        var way = MongoTestServer.For("somewhere", url =>
        {
            url.Username = "joe";
            url.Password = "hunter2";
            url.ServerSelectionTimeout = TimeSpan.FromSeconds(5);
        });
        var error = await FailToConnectAsync(way);
        Assert.Contains("refused the user or the password", error.Message, StringComparison.Ordinal);
        Assert.Contains("authSource", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    /// <remarks>The answer is what mongod gives; a server for tests may have no users.</remarks>
    [ServerFact]
    public async Task A_password_that_the_server_does_not_take_is_in_no_output()
    {
        await using var proxy = new TestProxy(Database.Address, command => command.Contains("saslStart") ? Doc("{ ok: 0, errmsg: \"Authentication failed.\", code: 18, codeName: \"AuthenticationFailed\" }") : null);
        var log = new LogRecorder();
        var error = await FailToConnectAsync(
            proxy.Address(url =>
            {
                url.Username = "joe";
                url.Password = "hunter2";
                url.ServerSelectionTimeout = TimeSpan.FromSeconds(5);
            }),
            log);
        Assert.Contains("refused the user or the password. Check both, and authSource, in the connection string", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error + log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mongodb://", error + log.Text, StringComparison.Ordinal);
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var error = await FailToConnectAsync("mongodb://joe:hunter2@127.0.0.1:1/somewhere?serverSelectionTimeoutMS=200");
        Assert.Contains("No primary could be reached on 127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_connection_lost_for_good_says_how_far_it_came()
    {
        await using var proxy = new TestProxy(Database.Address);
        var way = proxy.Address(url => url.ServerSelectionTimeout = TimeSpan.FromSeconds(3));
        var migration = new DescribedMigration(up => up.CreateCollection("a").Run("unplug", async (_, _) => await proxy.DisposeAsync()).CreateCollection("b"));
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => new MigrationRunner(new DescribedProvider([migration]).Registry(), Database.Connect(way)).MigrateAsync());
        Assert.Contains("1 of its 3 steps are done and stay", failure.Message, StringComparison.Ordinal);
        Assert.Contains("could not be recorded", failure.Message, StringComparison.Ordinal);
        Assert.Equal("running", (await Database.ReadHistoryAsync())[0].State);
    }

    private static async Task<MigrationDatabaseException> FailToConnectAsync(string way, LogRecorder? log = null)
    {
        await using var database = new MongoMigrationDatabase(way);
        var runner = new MigrationRunner(new DescribedProvider([new(up => up.CreateCollection("a"))]).Registry(), database, new MigrationRunnerOptions { LoggerFactory = log });
        return await Assert.ThrowsAsync<MigrationDatabaseException>(() => runner.MigrateAsync());
    }
}
