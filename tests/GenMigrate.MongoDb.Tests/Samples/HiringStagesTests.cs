using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class HiringStagesTests() : SampleTests("HiringStages")
{
    [ServerFact]
    public async Task Every_application_gets_what_it_lacks_and_keeps_what_it_has()
    {
        await PrepareAsync();
        await RunAsync("up");
        var documents = await Database.AllAsync("applications");
        Assert.All(documents, document => Assert.Equal(14, document["stages"].AsBsonDocument.Names.Count(name => name.EndsWith("_status", StringComparison.Ordinal) || name.EndsWith("_feedback", StringComparison.Ordinal))));
        Assert.Equal(("pending", BsonNull.Value), (documents[0]["stages"]["stage7_status"].AsString, documents[0]["stages"]["stage7_feedback"]));
        Assert.Equal(("passed", "good", "pending"), (documents[1]["stages"]["stage1_status"].AsString, documents[1]["stages"]["stage2_feedback"].AsString, documents[1]["stages"]["stage2_status"].AsString));
    }

    [ServerFact]
    public async Task The_assignments_have_their_indexes()
    {
        await PrepareAsync();
        await RunAsync("up");
        for (var number = 1; number <= 7; number++)
        {
            Assert.Equal(new BsonDocument($"stages.stage{number}_assigned_to", 1), (await IndexAsync("applications", $"stage{number}_assigned_to_idx"))["key"]);
        }

        Assert.True((await IndexAsync("stage_assignments", "application_stage_idx"))["unique"].AsBoolean);
    }

    /// <remarks>In the order of their fields, too: what is compared is the bytes of a document, in words.</remarks>
    [ServerFact]
    public async Task The_way_back_restores_every_document_exactly()
    {
        string[] stages =
        [
            "null", "{ }", "{ note: \"y\" }", "{ stage1_status: \"passed\" }", "{ stage7_feedback: null, note: \"y\", stage2_status: null }", AllButOne, All,
            "\"screening\"", "5", "true", "[ ]", "[ null ]", "[ { stage1_status: \"passed\" }, { } ]",
        ];
        await InsertAsync("applications", [.. stages.Select((value, number) => $"{{ _id: {number}, before: 1, stages: {value}, after: 2 }}"), "{ _id: 100, before: 1 }", "{ _id: 101 }"]);
        var before = await DocumentsAsync("applications");
        await RunAsync("up");
        Assert.NotEqual(before, await DocumentsAsync("applications"));
        await RunAsync("to 0 --yes");
        Assert.Equal(before, await DocumentsAsync("applications"));
        Assert.Null(await Database.CountAsync("stage_assignments"));
    }

    [ServerFact]
    public async Task Null_becomes_stages_and_what_is_no_place_for_them_is_left_alone()
    {
        await InsertAsync("applications", "{ _id: 1, stages: null }", "{ _id: 2, stages: \"screening\" }", "{ _id: 3, stages: [ { } ] }");
        await RunAsync("up");
        var documents = await Database.AllAsync("applications");
        Assert.Equal((14, "pending", "null"), (documents[0]["stages"].AsBsonDocument.ElementCount, documents[0]["stages"]["stage3_status"].AsString, documents[0]["stagesAdded"].AsString));
        Assert.Equal([Doc("{ _id: 2, stages: \"screening\" }"), Doc("{ _id: 3, stages: [ { } ] }")], documents[1..]);
    }

    [ServerFact]
    public async Task What_became_of_stages_since_is_not_lost_on_the_way_back()
    {
        await InsertAsync("applications", "{ _id: 1 }", "{ _id: 2, stages: null }", "{ _id: 3, stages: { stage1_status: \"new\" } }", "{ _id: 4 }");
        await RunAsync("up");
        await Database.Collection("applications").UpdateOneAsync(Doc("{ _id: 1 }"), Doc("{ $set: { stages: \"moved\" } }"));
        await Database.Collection("applications").UpdateOneAsync(Doc("{ _id: 2 }"), Doc("{ $set: { \"stages.note\": \"x\" } }"));
        await Database.Collection("applications").UpdateOneAsync(Doc("{ _id: 3 }"), Doc("{ $set: { \"stages.stage1_status\": \"passed\" } }"));
        await Database.Collection("applications").UpdateOneAsync(Doc("{ _id: 4 }"), Doc("{ $unset: { stages: 1 } }"));
        await RunAsync("to 0 --yes");
        Assert.Equal(
            """
            { "_id" : 1, "stages" : "moved" }
            { "_id" : 2, "stages" : { "note" : "x" } }
            { "_id" : 3, "stages" : { "stage1_status" : "passed" } }
            { "_id" : 4 }
            """,
            await DocumentsAsync("applications"));
    }

    [ServerFact]
    public async Task Stages_that_somebody_has_filled_since_stay()
    {
        await PrepareAsync();
        await RunAsync("up");
        await Database.Collection("applications").UpdateOneAsync(Doc("{ _id: 1 }"), Doc("{ $set: { \"stages.note\": \"x\" } }"));
        await RunAsync("to 0 --yes");
        Assert.Equal(Doc("{ _id: 1, name: \"a\", stages: { note: \"x\" } }"), (await Database.AllAsync("applications"))[0]);
    }

    private static string All => $"{{ {string.Join(", ", Enumerable.Range(1, 7).Select(number => $"stage{number}_status: \"passed\", stage{number}_feedback: null"))} }}";

    private static string AllButOne => All.Replace("stage4_status: \"passed\", ", "", StringComparison.Ordinal);

    // Nothing at all; some of the fields; stages that are empty; stages of another kind.
    private Task PrepareAsync() => InsertAsync(
        "applications",
        "{ _id: 1, name: \"a\" }",
        "{ _id: 2, name: \"b\", stages: { stage1_status: \"passed\", stage2_feedback: \"good\" } }",
        "{ _id: 3, name: \"c\", stages: { } }",
        "{ _id: 4, name: \"d\", stages: { note: \"y\" } }");
}
