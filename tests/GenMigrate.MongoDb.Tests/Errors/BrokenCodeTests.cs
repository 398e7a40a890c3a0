using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Code that does what only the runner may: end the transaction.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class BrokenCodeTests : MongoTests
{
    [ServerFact]
    public async Task Aborting_the_transaction_fails_and_nothing_remains()
    {
        await Database.Native.CreateCollectionAsync("log");
        var failure = await FailAsync(up => up.Insert("log", Doc("{ _id: 1 }")).Run("break", (context, token) => context.Session!.AbortTransactionAsync(token)));
        Assert.Equal("break", failure.Step);
        Assert.Contains("which only the runner may do", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.CountAsync("log"));
    }

    [ServerFact]
    public async Task Committing_it_makes_a_migration_that_stopped_half_way()
    {
        await Database.Native.CreateCollectionAsync("log");
        Action<MongoMigrationBuilder> up = steps => steps.Insert("log", Doc("{ _id: 1 }")).Run("break", (context, token) => context.Session!.CommitTransactionAsync(token));
        await FailAsync(up);
        Assert.Equal(1, await Database.CountAsync("log"));
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(up));
        Assert.Equal(MigrationProblemKind.Unfinished, refusal.Problems[0].Kind);
    }
}
