using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A primary that steps down while a migration runs. Its answers are given on the way to a real server, which stays one.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class LostPrimaryTests : MongoTests
{
    [ServerFact]
    public async Task In_a_transaction_all_of_it_is_done_again_once_there_is_a_primary()
    {
        await InsertAsync("people", "{ _id: 1, n: 0 }", "{ _id: 2, n: 0 }");
        var lost = 0;
        await using var proxy = new TestProxy(Database.Address, command => Is(command, "update", "people") && lost++ < 2 ? NotPrimary(command) : null);
        await RunAsync(proxy, up => up.UpdateMany("people", Doc("{ _id: 1 }"), Doc("{ $inc: { n: 1 } }")).UpdateMany("people", Doc("{ _id: 2 }"), Doc("{ $inc: { n: 1 } }")));
        Assert.InRange(lost, 4, int.MaxValue);
        Assert.Equal("{ \"_id\" : 1, \"n\" : 1 }\n{ \"_id\" : 2, \"n\" : 1 }", await DocumentsAsync("people"));
        Assert.Equal(["up 1 done"], (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    [ServerFact]
    public async Task Between_batches_what_is_done_stays_and_nothing_is_left_out()
    {
        await InsertAsync("people", [.. Enumerable.Range(1, 11).Select(id => $"{{ _id: {id} }}")]);
        var updates = 0;
        await using var proxy = new TestProxy(Database.Address, command => Is(command, "update", "people") && ++updates == 2 ? NotPrimary(command) : null);
        await RunAsync(proxy, up => up.SetField("people", "n", 1));
        Assert.Equal(11, await Database.Collection("people").CountDocumentsAsync(Doc("{ n: 1 }"), cancellationToken: default));
        Assert.Equal(4, updates);
    }

    [ServerFact]
    public async Task A_definition_fails_with_collection_step_and_what_to_do_and_the_next_run_finishes()
    {
        DescribedMigration[] migrations = [new(up => up.CreateCollection("people").CreateIndex("people", Doc("{ email: 1 }"), unique: true))];
        await using (var proxy = new TestProxy(Database.Address, command => Is(command, "createIndexes", "people") ? NotPrimary(command) : null))
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => NewRunner(proxy, migrations).MigrateAsync());
            Assert.Equal("create index email_1 on people", failure.Step);
            Assert.Contains("in step 'create index email_1 on people': collection 'people': the server 127.0.0.1:", failure.Message, StringComparison.Ordinal);
            Assert.Contains("is not the primary any more. Wait until a new one is elected, then run again.", failure.Message, StringComparison.Ordinal);
            Assert.Contains("1 of its 2 steps are done and stay", failure.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("begun", (await Database.ReadHistoryAsync())[0].StepHashes, StringComparison.Ordinal);
        await Runner(migrations).MigrateAsync();
        Assert.True((await IndexAsync("people", "email_1"))["unique"].AsBoolean);
    }

    /// <remarks>The index may be there: the next primary carries on what the last one was building.</remarks>
    [ServerFact]
    public async Task A_definition_in_which_the_primary_stepped_down_counts_as_begun_and_is_repeated()
    {
        DescribedMigration[] migrations = [new(up => up.CreateCollection("people").CreateIndex("people", Doc("{ email: 1 }"), unique: true))];
        await using (var proxy = new TestProxy(Database.Address, command => Is(command, "createIndexes", "people") ? SteppedDown : null))
        {
            await Assert.ThrowsAsync<MigrationFailedException>(() => NewRunner(proxy, migrations).MigrateAsync());
        }

        Assert.Contains("begun", (await Database.ReadHistoryAsync())[0].StepHashes, StringComparison.Ordinal);
        await Database.Collection("people").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(Doc("{ email: 1 }"), new CreateIndexOptions { Unique = true }));
        await Runner(migrations).MigrateAsync();
        Assert.True((await IndexAsync("people", "email_1"))["unique"].AsBoolean);
    }

    [ServerFact]
    public async Task One_that_stays_away_says_what_to_look_at()
    {
        await using var proxy = new TestProxy(Database.Address, command => command.Contains("find") ? NotPrimary(command) : null);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => NewRunner(proxy, [new(up => up.CreateCollection("a"))]).MigrateAsync());
        Assert.Contains("is not the primary any more. Wait until a new one is elected, then run again.", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Database.OwnTablesAsync());
    }

    private static BsonDocument SteppedDown => Doc("{ ok: 0, errmsg: \"operation was interrupted\", code: 11602, codeName: \"InterruptedDueToReplStateChange\" }");

    private static bool Is(BsonDocument command, string name, string collection) => command.GetElement(0) is var first && first.Name == name && first.Value == collection;

    // With the labels that a server adds: without them, nobody tries again.
    private static BsonDocument NotPrimary(BsonDocument command) => new()
    {
        { "ok", 0 },
        { "errmsg", "not primary" },
        { "code", 10107 },
        { "codeName", "NotWritablePrimary" },
        { "errorLabels", new BsonArray { command.Contains("autocommit") ? "TransientTransactionError" : "RetryableWriteError" } },
    };

    private Task RunAsync(TestProxy proxy, Action<MongoMigrationBuilder> up) => NewRunner(proxy, [new(up)]).MigrateAsync();

    private MigrationRunner NewRunner(TestProxy proxy, IReadOnlyList<DescribedMigration> migrations) =>
        new(new DescribedProvider(migrations).Registry(), Database.Connect(proxy.Address()));
}
