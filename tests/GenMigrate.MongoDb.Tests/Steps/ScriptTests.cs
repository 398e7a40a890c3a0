using MongoDB.Bson;

namespace GenMigrate.MongoDb.Tests;

/// <summary>What a plan shows of its steps: commands that mongosh takes. Some of them the test server may refuse to execute.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class ScriptTests : MongoTests
{
    [ServerFact]
    public async Task Steps_are_shown_as_commands()
    {
        var plan = await Runner(
        [
            new(up => up
                .CreateCollection("log", options: Doc("{ capped: true, size: 4096 }"))
                .CreateIndex("log", Doc("{ at: 1 }"), expireAfter: TimeSpan.FromHours(1))
                .RenameCollection("log", "say \"hi\"")
                .SetField("log", "n", 1, onlyWhereAbsent: true)
                .Insert("log", [Doc("{ _id: ObjectId(\"0123456789abcdef01234567\") }")], WhenPresent.Skip)
                .Run("code", (_, _) => Task.CompletedTask)),
        ]).PlanAsync();
        Assert.Equal(
            [
                """db.runCommand({ "create" : "log", "capped" : true, "size" : 4096 });""",
                """db.runCommand({ "createIndexes" : "log", "indexes" : [{ "key" : { "at" : 1 }, "name" : "at_1", "expireAfterSeconds" : NumberLong(3600) }] });""",
                """db.getCollection("log").renameCollection("say \"hi\"");""",
                """db.runCommand({ "update" : "log", "updates" : [{ "q" : { "n" : { "$exists" : false } }, "u" : { "$set" : { "n" : 1 } }, "multi" : true }] });""",
                """db.runCommand({ "update" : "log", "updates" : [{ "q" : { "_id" : { "$eq" : ObjectId("0123456789abcdef01234567"), "$not" : { "$type" : "array" } } }, "u" : { "$setOnInsert" : { "_id" : ObjectId("0123456789abcdef01234567") } }, "upsert" : true }] });""",
                null,
            ],
            plan.Migrations[0].Steps.Select(step => step.Text));
    }

    /// <remarks>What stands between <c>db.runCommand(</c> and <c>);</c> is what mongosh would send.</remarks>
    [ServerFact]
    public async Task What_is_shown_does_what_the_runner_does()
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind);
        await MongoScenarios.PrepareAsync(Database);
        var plan = await Uninterrupted.Runner(Database, MongoScenarios.OfEveryKind).PlanAsync();
        foreach (var text in plan.Migrations.SelectMany(planned => planned.Steps).Select(step => step.Text!))
        {
            Assert.StartsWith("db.runCommand(", text, StringComparison.Ordinal);
            await Database.Native.RunCommandAsync<BsonDocument>(BsonDocument.Parse(text["db.runCommand(".Length..^");".Length]));
        }

        Assert.Equal(whole.Dump, await Database.DumpAsync());
    }

    [ServerFact]
    public async Task A_script_of_its_own_is_refused_with_the_reason()
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => Runner([new(up => up.CreateCollection("a"))]).ScriptPendingAsync());
        Assert.Contains("Migrations of MongoDB cannot be written as a script", error.Message, StringComparison.Ordinal);
    }
}
