using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>What runs in one transaction is decided from the steps; asked of the plan, because a test server may take more than MongoDB does.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class TransactionRuleTests : MongoTests
{
    [ServerFact]
    public async Task Documents_and_code_run_in_one()
    {
        Assert.Null(await WhyNotAsync(up => up.Insert("a", Doc("{ n: 1 }")).UpdateMany("a", [], Doc("{ $inc: { n: 1 } }")).DeleteMany("a", [])
            .Insert("a", [Doc("{ _id: 1 }")], WhenPresent.Skip).Command("update", Doc("{ update: \"a\", updates: [] }")).Run("code", (_, _) => Task.CompletedTask)));
        Assert.Null(await WhyNotAsync(_ => { }));
    }

    [ServerFact]
    public async Task Definitions_batches_and_unknown_commands_do_not()
    {
        Action<MongoMigrationBuilder>[] each =
        [
            up => up.CreateCollection("a"), up => up.DropCollection("a"), up => up.RenameCollection("a", "b"), up => up.SetValidator("a", []),
            up => up.CreateIndex("a", Doc("{ n: 1 }")), up => up.DropIndex("a", "n_1"), up => up.SetField("a", "n", 1), up => up.UnsetField("a", "n"), up => up.RenameField("a", "n", "m"), up => up.UpdateInBatches("a", [], Doc("{ $set: { n: 1 } }")),
            up => up.Command("some", Doc("{ collMod: \"a\" }")), up => up.Run("code", (_, _) => Task.CompletedTask, outsideTransaction: true),
        ];
        foreach (var add in each)
        {
            Assert.Equal("MongoDB takes its step '" + (await StepsAsync(add))[0].Name + "' in no transaction", await WhyNotAsync(add));
        }
    }

    [ServerFact]
    public async Task One_that_opted_out_does_not() =>
        Assert.Equal("it opted out", await WhyNotAsync(up => up.Insert("a", Doc("{ n: 1 }")), MigrationFlags.NoTransaction));

    [ServerFact]
    public async Task Code_has_a_session_only_where_there_is_a_transaction()
    {
        var seen = new List<bool>();
        DescribedMigration[] migrations =
        [
            new(up => up.Run("inside", (context, _) => See(context))),
            new(up => up.CreateCollection("a").Run("inside its own", (context, _) => See(context)).Run("outside", (context, _) => See(context), outsideTransaction: true)),
        ];
        await Runner(migrations).MigrateAsync();
        Assert.Equal([true, true, false], seen);

        Task See(MongoMigrationContext context)
        {
            seen.Add(context.Session is { IsInTransaction: true });
            return Task.CompletedTask;
        }
    }

    [ServerFact]
    public async Task A_single_transaction_names_what_cannot_take_part()
    {
        DescribedMigration[] migrations = [new(up => up.Insert("a", Doc("{ _id: 1 }"))), new(up => up.CreateIndex("a", Doc("{ n: 1 }")))];
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner(migrations, options => options.SingleTransaction = true).MigrateAsync());
        Assert.Contains("Version 2 'M2' cannot take part in SingleTransaction", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("a"));
    }

    [ServerFact]
    public async Task A_conflict_with_the_application_is_tried_again()
    {
        await InsertAsync("a", "{ _id: 1, n: 0 }");
        var calls = 0;
        await UpAsync(up => up
            .UpdateMany("a", Doc("{ _id: 2 }"), Doc("{ $inc: { n: 1 } }"))
            .Run("meet", async (context, token) =>
            {
                if (calls++ == 0)
                {
                    await Database.Collection("a").UpdateOneAsync(Doc("{ _id: 1 }"), Doc("{ $inc: { n: 10 } }"), cancellationToken: token);
                }

                await context.Database.GetCollection<BsonDocument>("a").UpdateOneAsync(context.Session, Doc("{ _id: 1 }"), Doc("{ $inc: { n: 1 } }"), cancellationToken: token);
            }));
        Assert.Equal(2, calls);
        Assert.Equal("{ \"_id\" : 1, \"n\" : 11 }", await DocumentsAsync("a"));
    }

    private async Task<IReadOnlyList<MigrationStep>> StepsAsync(Action<MongoMigrationBuilder> up) => (await Runner([new(up)]).PlanAsync()).Migrations[0].Steps;

    private async Task<string?> WhyNotAsync(Action<MongoMigrationBuilder> up, MigrationFlags flags = MigrationFlags.None) =>
        MongoTransactionRule.WhyNot((await Runner([new(up)], flags: flags).PlanAsync()).Migrations[0]);
}
