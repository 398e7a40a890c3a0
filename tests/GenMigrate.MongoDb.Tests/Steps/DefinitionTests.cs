using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Collections, validators and indexes.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class DefinitionTests : MongoTests
{
    private static readonly BsonDocument Users = Doc("""{ $jsonSchema: { bsonType: "object", required: ["email"], properties: { role: { enum: ["user", "admin"] } } } }""");

    [Fact]
    public void Steps_are_called_by_what_they_do_and_their_names_do_not_identify_them_after_a_crash()
    {
        var secret = Doc("{ name: \"secret\" }");
        var builder = new MongoMigrationBuilder()
            .CreateCollection("jobs").CreateIndex("jobs", Doc("{ a: 1, b: -1 }")).SetField("jobs", "open", "secret", secret)
            .SetFields("jobs", Doc("{ a: \"secret\", b: 42 }")).RenameField("jobs", "a", "b").Insert("jobs", secret).Insert("jobs", secret)
            .UpdateMany("jobs", secret, Doc("{ $set: { a: 42 } }")).DeleteMany("jobs", secret).RenameCollection("jobs", "a\nb");
        Assert.Equal(
            [
                "create collection jobs", "create index a_1_b_-1 on jobs", "set open in jobs", "set a, b in jobs", "rename a to b in jobs",
                "insert into jobs", "insert into jobs (step 7)", "update jobs", "delete from jobs", "rename collection jobs to a b",
            ],
            builder.Steps.Select(step => step.Name));
        Assert.Equal(builder.Steps[5].Hash, builder.Steps[6].Hash);
    }

    [ServerFact]
    public Task A_collection_with_its_validator_comes_and_goes() => RoundTripAsync(
        up => up.CreateCollection("users", Users, Doc("""{ validationLevel: "moderate", validationAction: "error" }""")),
        down => down.DropCollection("users"));

    [ServerFact]
    public async Task A_validator_is_changed_and_restored()
    {
        await Database.Native.CreateCollectionAsync("users", new CreateCollectionOptions<BsonDocument> { Validator = Users });
        var stricter = Doc("""{ $jsonSchema: { bsonType: "object", required: ["email", "name"] } }""");
        await RoundTripAsync(up => up.SetValidator("users", stricter, previous: Users), down => down.SetValidator("users", Users, previous: stricter));
    }

    [ServerFact]
    public async Task A_validator_that_somebody_changed_by_hand_is_not_overwritten()
    {
        await UpAsync(up => up.CreateCollection("users"));
        DescribedMigration[] migrations = [new(up => up.CreateCollection("users")), new(up => up.SetValidator("users", Users, previous: Doc("{ email: { $exists: true } }")))];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations).MigrateAsync());
        Assert.Contains("the validator of 'users' is not the one that the step expects", failure.Message, StringComparison.Ordinal);

        // Nothing has happened, so the step is not one that broke off.
        Assert.Null((await Database.ReadHistoryAsync())[1].StepHashes);
    }

    [ServerFact]
    public async Task A_collection_is_renamed_and_back()
    {
        await InsertAsync("people", "{ _id: 1 }");
        await RoundTripAsync(up => up.RenameCollection("people", "users"), down => down.RenameCollection("users", "people"));
    }

    [ServerFact]
    public async Task Indexes_have_the_options_they_were_given()
    {
        await UpAsync(up => up
            .CreateCollection("users")
            .CreateIndex("users", Doc("{ email: 1 }"), unique: true)
            .CreateIndex("users", Doc("{ role: 1, name: -1 }"), name: "by_role")
            .CreateIndex("users", Doc("{ phone: 1 }"), sparse: true)
            .CreateIndex("users", Doc("{ age: 1 }"), partialFilter: Doc("{ age: { $gt: 18 } }"))
            .CreateIndex("users", Doc("{ seen: 1 }"), expireAfter: TimeSpan.FromDays(1)));
        Assert.True((await IndexAsync("users", "email_1"))["unique"].AsBoolean);
        Assert.Equal(Doc("{ role: 1, name: -1 }"), (await IndexAsync("users", "by_role"))["key"]);
        Assert.True((await IndexAsync("users", "phone_1"))["sparse"].AsBoolean);
        Assert.Equal(Doc("{ age: { $gt: 18 } }"), (await IndexAsync("users", "age_1"))["partialFilterExpression"]);
        Assert.Equal(86400, (await IndexAsync("users", "seen_1"))["expireAfterSeconds"].ToInt64());
    }

    [ServerFact]
    public async Task Of_two_indexes_that_differ_both_are_shown()
    {
        await UpAsync(up => up
            .CreateIndex("users", Doc("{ email: 1 }"))
            .CreateIndex("users", Doc("{ age: 1 }"), partialFilter: Doc("{ age: { $gt: 18 } }")));
        (Action<MongoMigrationBuilder> Up, string Asked, string There)[] conflicts =
        [
            (up => up.CreateIndex("users", Doc("{ email: 1 }"), unique: true),
                """{ "key" : { "email" : 1 }, "name" : "email_1", "unique" : true }""",
                """{ "key" : { "email" : 1 }, "name" : "email_1" }"""),
            (up => up.CreateIndex("users", Doc("{ email: -1 }"), name: "email_1"),
                """{ "key" : { "email" : -1 }, "name" : "email_1" }""", """{ "key" : { "email" : 1 }, "name" : "email_1" }"""),
            (up => up.CreateIndex("users", Doc("{ email: 1 }"), name: "other"),
                """{ "key" : { "email" : 1 }, "name" : "other" }""", """{ "key" : { "email" : 1 }, "name" : "email_1" }"""),
            (up => up.CreateIndex("users", Doc("{ age: 1 }"), partialFilter: Doc("{ age: { $gt: 21 } }")),
                """{ "key" : { "age" : 1 }, "name" : "age_1", "partialFilterExpression" : { "age" : { "$gt" : 21 } } }""",
                """{ "key" : { "age" : 1 }, "name" : "age_1", "partialFilterExpression" : { "age" : { "$gt" : 18 } } }"""),
        ];
        foreach (var (up, asked, there) in conflicts)
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([new(_ => { }), new(up)]).MigrateAsync());
            Assert.Contains($"specification. Asked for: {asked}; there: {there}. Drop", failure.Message, StringComparison.Ordinal);
        }
    }

    [ServerFact]
    public async Task Of_two_indexes_that_differ_both_are_shown_for_a_command_too()
    {
        await UpAsync(up => up.CreateIndex("users", Doc("{ email: 1 }")));
        var command = Doc("""{ createIndexes: "users", indexes: [{ key: { email: -1 }, name: "email_1" }] }""");
        DescribedMigration[] migrations = [new(_ => { }), new(up => up.Command("index", command))];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations).MigrateAsync());
        Assert.Matches("email\"? ?: ?-1.*email\"? ?: ?1", failure.Message);
    }

    [ServerFact]
    public async Task An_index_is_dropped_and_built_again()
    {
        await Database.Collection("users").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(Doc("{ email: 1 }")));
        await RoundTripAsync(up => up.DropIndex("users", "email_1"), down => down.CreateIndex("users", Doc("{ email: 1 }")));
    }

    [ServerFact]
    public async Task Any_command_can_be_a_step()
    {
        await UpAsync(up => up.CreateCollection("users").Command("warn only", Doc("""{ collMod: "users", validator: { email: { $exists: true } }, validationAction: "warn" }""")));
        Assert.Contains("\"validationAction\" : \"warn\"", await Database.DumpAsync(), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_write_error_in_a_commands_reply_fails_the_step()
    {
        await InsertAsync("users", "{ _id: 1 }");
        var failure = await FailAsync(up => up.Command("insert", Doc("{ insert: \"users\", documents: [ { _id: 1 } ] }")));
        Assert.Contains("collection 'users': two documents have the same key in the unique index '_id_'", failure.Message, StringComparison.Ordinal);
    }
}
