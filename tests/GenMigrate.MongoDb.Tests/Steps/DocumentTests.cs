using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Inserts, updates, deletes and fields.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class DocumentTests : MongoTests
{
    [ServerFact]
    public async Task A_field_is_set_in_all_or_where_it_is_absent_or_where_a_filter_says()
    {
        await InsertAsync("people", "{ _id: 1, state: \"old\" }", "{ _id: 2 }", "{ _id: 3, state: null }");
        await UpAsync(up => up
            .SetField("people", "active", true)
            .SetField("people", "state", "new", onlyWhereAbsent: true)
            .SetField("people", "group.name", "a", Doc("{ _id: { $gt: 1 } }")));
        Assert.Equal(
            """
            { "_id" : 1, "state" : "old", "active" : true }
            { "_id" : 2, "active" : true, "state" : "new", "group" : { "name" : "a" } }
            { "_id" : 3, "state" : null, "active" : true, "group" : { "name" : "a" } }
            """,
            await DocumentsAsync("people"));
    }

    [ServerFact]
    public async Task A_field_is_renamed_and_unset_and_back()
    {
        await InsertAsync("people", [.. Enumerable.Range(1, 9).Select(id => $"{{ _id: {id}, name: \"P{id}\" }}")]);
        await RoundTripAsync(
            up => up.RenameField("people", "name", "fullName").SetField("people", "extra", 1),
            down => down.UnsetField("people", "extra").RenameField("people", "fullName", "name"));
    }

    [ServerFact]
    public async Task A_rename_that_would_overwrite_a_field_changes_nothing()
    {
        await InsertAsync("people", "{ _id: 1, name: \"a\" }", "{ _id: 2, name: \"b\", fullName: \"c\" }");
        var before = await DocumentsAsync("people");
        var failure = await FailAsync(up => up.RenameField("people", "name", "fullName"));
        Assert.Contains("both 'name' and 'fullName'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, await DocumentsAsync("people"));
    }

    /// <remarks>Ids of every type that may be one, in the order in which the server sorts them.</remarks>
    [ServerFact]
    public async Task Batches_reach_documents_whatever_their_ids_are()
    {
        BsonValue[] ids =
        [
            BsonNull.Value, -1, 2, 2.5, 3L, new BsonDecimal128(4), "a", "b", new BsonDocument("a", 1), new BsonBinaryData([1, 2]), new BsonBinaryData(Guid.Empty, GuidRepresentation.Standard),
            ObjectId.Parse("0123456789abcdef01234567"), false, true, new BsonDateTime(0), new BsonTimestamp(1), BsonMaxKey.Value, BsonMinKey.Value,
        ];
        await Database.Collection("things").InsertManyAsync(ids.Select(id => new BsonDocument("_id", id)));
        var progress = new ProgressLog();
        await Runner([new(up => up.SetField("things", "n", 1))], options => options.Progress = progress).MigrateAsync();
        Assert.Equal(ids.Length, await Database.Collection("things").CountDocumentsAsync(Doc("{ n: 1 }")));
        var running = progress.Events.Where(now => now.Phase == MigrationPhase.StepRunning).ToList();
        Assert.Equal((18L, 18L), (running[^1].Done, running[^1].Total));
        Assert.All(running.Zip(running.Skip(1)), pair => Assert.InRange(pair.Second.Done!.Value - pair.First.Done!.Value, 1, 4));
    }

    [ServerFact]
    public async Task Inserts_skip_or_replace_what_has_the_same_key()
    {
        await InsertAsync("users", "{ _id: 1, email: \"a\", name: \"old\" }", "{ _id: 2, email: \"b\", name: \"old\" }");
        await UpAsync(up => up
            .Insert("users", [Doc("{ email: \"a\", name: \"new\" }"), Doc("{ _id: 3, email: \"c\", name: \"new\" }")], WhenPresent.Skip, "email")
            .Insert("users", [Doc("{ _id: 2, email: \"b\", name: \"new\" }")], WhenPresent.Replace));
        Assert.Equal(
            """
            { "_id" : 1, "email" : "a", "name" : "old" }
            { "_id" : 2, "email" : "b", "name" : "new" }
            { "_id" : 3, "email" : "c", "name" : "new" }
            """,
            await DocumentsAsync("users"));
    }

    /// <remarks>To MongoDB a value equals an array that holds it.</remarks>
    [ServerFact]
    public async Task Inserts_do_not_take_an_array_for_the_key_that_is_in_it()
    {
        await InsertAsync("users", "{ _id: 1, email: [\"a\", \"b\"], name: \"old\" }", "{ _id: 2, email: [\"c\"] }");
        await UpAsync(up => up
            .Insert("users", [Doc("{ _id: 3, email: \"a\", name: \"new\" }")], WhenPresent.Replace, "email")
            .Insert("users", [Doc("{ _id: 4, email: \"b\", name: \"new\" }")], WhenPresent.Skip, "email")
            .Insert("users", [Doc("{ _id: 2, email: [\"c\"], name: \"new\" }")], WhenPresent.Replace, "email"));
        Assert.Equal(
            """
            { "_id" : 1, "email" : ["a", "b"], "name" : "old" }
            { "_id" : 2, "email" : ["c"], "name" : "new" }
            { "_id" : 3, "email" : "a", "name" : "new" }
            { "_id" : 4, "email" : "b", "name" : "new" }
            """,
            await DocumentsAsync("users"));
    }

    [ServerFact]
    public async Task A_field_with_a_dot_in_its_name_is_not_nested_by_an_insert()
    {
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() =>
            UpAsync(up => up.Insert("users", [new BsonDocument { { "_id", 1 }, { "name.first", "Ada" } }], WhenPresent.Skip)));
        Assert.Contains("step 'insert into users': a document has a field 'name.first'", refusal.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Updates_take_operators_and_pipelines()
    {
        await InsertAsync("people", "{ _id: 1, n: 1 }", "{ _id: 2, n: 2 }");
        await UpAsync(up => up
            .UpdateMany("people", Doc("{ n: 1 }"), Doc("{ $inc: { n: 10 } }"))
            .UpdateMany("people", [], new BsonArray { Doc("{ $set: { twice: { $multiply: [\"$n\", 2] } } }") })
            .DeleteMany("people", Doc("{ n: 2 }")));
        Assert.Equal("{ \"_id\" : 1, \"n\" : 11, \"twice\" : 22 }", await DocumentsAsync("people"));
    }

    [ServerFact]
    public async Task Several_fields_are_set_and_unset_at_once_each_where_it_is_absent()
    {
        await InsertAsync("people", "{ _id: 1, state: \"old\", note: null }", "{ _id: 2 }", "{ _id: 3, state: \"old\", note: \"$x\", group: { name: \"b\" } }");
        await UpAsync(
            up => up.SetFields("people", Doc("{ state: \"new\", note: \"$y\", \"group.name\": \"a\" }"), onlyWhereAbsent: true),
            up => up.SetFields("people", Doc("{ seen: true, \"group.seen\": true }"), Doc("{ _id: { $lt: 3 } }")),
            up => up.UnsetFields("people", ["state", "group.name"], Doc("{ _id: 2 }")));
        Assert.Equal(
            """
            { "_id" : 1, "state" : "old", "note" : null, "group" : { "name" : "a", "seen" : true }, "seen" : true }
            { "_id" : 2, "note" : "$y", "group" : { "seen" : true }, "seen" : true }
            { "_id" : 3, "state" : "old", "note" : "$x", "group" : { "name" : "b" } }
            """,
            await DocumentsAsync("people"));
    }

    [ServerFact]
    public async Task An_update_in_batches_reaches_all_that_match_by_operators_and_by_pipelines()
    {
        await InsertAsync("people", [.. Enumerable.Range(1, 11).Select(id => $"{{ _id: {id}, n: {id} }}")]);
        var progress = new ProgressLog();
        DescribedMigration migration = new(up => up
            .UpdateInBatches("people", Doc("{ n: { $gt: 2 } }"), new BsonArray { Doc("{ $set: { twice: { $multiply: [\"$n\", 2] } } }") })
            .UpdateInBatches("people", Doc("{ twice: { $gte: 20 } }"), Doc("{ $set: { high: true }, $max: { n: 100 } }")));
        await Runner([migration], options => options.Progress = progress).MigrateAsync();
        Assert.Equal([null, null, 6, 8, 10, 12, 14, 16, 18, 20, 22], (await Database.AllAsync("people")).Select(document => document.TryGetValue("twice", out var twice) ? twice.ToInt32() : (int?)null));
        Assert.Equal([100, 100], (await Database.Collection("people").Find(Doc("{ high: true }")).ToListAsync()).Select(document => document["n"].ToInt32()));
        Assert.Equal([4L, 8L, 9L], progress.Events.Where(now => now is { Phase: MigrationPhase.StepRunning, StepNumber: 1 }).Select(now => now.Done!.Value));
    }

    [ServerFact]
    public async Task An_update_in_batches_that_accumulates_is_refused_before_anything_runs()
    {
        await InsertAsync("people", "{ _id: 1 }");
        foreach (var update in new BsonValue[] { Doc("{ $inc: { n: 1 } }"), Doc("{ $set: { a: 1 }, $push: { b: 1 } }"), Doc("{ name: \"x\" }"), new BsonArray() })
        {
            var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(up => up.DeleteMany("people", []).UpdateInBatches("people", [], update)));
            Assert.Contains("step 'update people'", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, await Database.CountAsync("people"));
    }

    [ServerFact]
    public async Task What_is_no_update_is_refused_before_anything_runs()
    {
        await InsertAsync("people", "{ _id: 1 }");
        BsonValue[] wrong = [Doc("{ name: \"x\" }"), new BsonDocument(), new BsonArray(), 5];
        foreach (var update in wrong)
        {
            var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(up => up.DeleteMany("people", []).UpdateMany("people", [], update)));
            Assert.Contains("step 'update people'", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, await Database.CountAsync("people"));
    }

    [ServerFact]
    public async Task What_an_author_does_with_a_document_later_does_not_change_the_step()
    {
        var document = Doc("{ _id: 1, name: \"a\" }");
        await UpAsync(up =>
        {
            up.Insert("people", document);
            document["name"] = "b";
        });
        Assert.Equal("{ \"_id\" : 1, \"name\" : \"a\" }", await DocumentsAsync("people"));
    }
}
