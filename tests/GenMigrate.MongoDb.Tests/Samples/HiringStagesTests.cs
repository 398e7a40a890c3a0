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

    [ServerFact]
    public async Task The_way_back_restores_exactly_those_that_had_none_of_it()
    {
        await PrepareAsync();
        var before = await Database.AllAsync("applications");
        await RunAsync("up");
        var later = await Database.AllAsync("applications");
        await RunAsync("to 0 --yes");
        var after = await Database.AllAsync("applications");
        Assert.Equal([before[0], later[1], before[2], before[3]], after);
        Assert.Null(await Database.CountAsync("stage_assignments"));
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

    // Nothing at all; some of the fields; stages that are empty; stages of another kind.
    private Task PrepareAsync() => InsertAsync(
        "applications",
        "{ _id: 1, name: \"a\" }",
        "{ _id: 2, name: \"b\", stages: { stage1_status: \"passed\", stage2_feedback: \"good\" } }",
        "{ _id: 3, name: \"c\", stages: { } }",
        "{ _id: 4, name: \"d\", stages: { note: \"y\" } }");
}
