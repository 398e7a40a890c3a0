using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A lock document, or the whole collection, that somebody deletes while runners are at work.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class DeletedLockTests : MongoTests
{
    [ServerFact]
    public async Task The_holder_and_those_that_wait_go_on()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        DescribedMigration[] migrations =
        [
            new(up => up.CreateCollection("a")),
            new(up => up.Run("wait", async (context, token) =>
            {
                reached.SetResult();
                await open.Task.WaitAsync(token);
                await InsertAsync(context, token);
            })),
            new(up => up.Insert("a", new BsonDocument("n", 2))),
        ];
        var holder = Task.Run(() => Runner(migrations).MigrateAsync(2));
        await reached.Task;
        WaitingLog[] logs = [new(), new()];
        MigrationRunner[] waiters = [.. logs.Select(log => Runner(migrations, options => options.LoggerFactory = log))];
        var waiting = waiters.Select(waiter => Task.Run(() => waiter.MigrateAsync())).ToList();
        await Task.WhenAll(logs.Select(log => log.Waits));
        await Lock.DeleteOneAsync(new BsonDocument("_id", "lock"));
        open.SetResult();
        Assert.Equal([1L, 2L], (await holder).Results.Select(result => result.Version));
        Assert.Equal([3L], (await Task.WhenAll(waiting)).SelectMany(report => report.Results).Select(result => result.Version));
        Assert.Equal(["up 1 done", "up 2 done", "up 3 done"], (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    /// <remarks>
    /// Who comes now cannot see the holder, whose lease is not over: it makes the lock anew and fences that one off.
    /// </remarks>
    [ServerFact]
    public async Task A_holder_that_cannot_be_seen_writes_nothing_any_more()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = 0;
        DescribedMigration[] migrations =
        [
            new(up => up.CreateCollection("a")),
            new(up => up.Run("wait", async (context, token) =>
            {
                if (Interlocked.Increment(ref runs) == 1)
                {
                    reached.SetResult();
                    await open.Task.WaitAsync(token);
                }

                await InsertAsync(context, token);
            })),
        ];
        var holder = Task.Run(() => OptedOut(migrations).MigrateAsync());
        await reached.Task;
        await Lock.DeleteOneAsync(new BsonDocument("_id", "lock"));
        Assert.Equal([2L], (await OptedOut(migrations).MigrateAsync()).Results.Select(result => result.Version));
        var history = await Database.ReadHistoryAsync();
        open.SetResult();
        await Assert.ThrowsAsync<MigrationLockException>(() => holder);
        Assert.Equal(history, await Database.ReadHistoryAsync());
        Assert.Equal(1, await Database.CountAsync("a"));
        Assert.Equal(["up 1 done", "up 2 done"], (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    [ServerFact]
    public async Task Runners_that_wait_while_everything_is_dropped_begin_anew()
    {
        DescribedMigration[] migrations = [new(up => up.CreateCollection("a")), new(up => up.CreateCollection("b"))];
        await Runner(migrations).MigrateAsync();
        for (var round = 0; round < 5; round++)
        {
            var runs = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Runner(migrations).MigrateAsync()));
            var resetting = Runner(migrations, options => options.Environment = "Development");
            await Task.WhenAll([Task.Run(() => resetting.ResetAsync(everything: true)), .. runs]);
        }

        await Runner(migrations).MigrateAsync();
        Assert.True(await Runner(migrations).IsUpToDateAsync());
    }

    private static Task InsertAsync(MongoMigrationContext context, CancellationToken cancellationToken) =>
        context.Database.GetCollection<BsonDocument>("a")
            .InsertOneAsync(context.Session, new BsonDocument("n", 1), cancellationToken: cancellationToken);

    private MigrationRunner OptedOut(DescribedMigration[] migrations) => Runner(migrations, flags: MigrationFlags.NoTransaction);

    private IMongoCollection<BsonDocument> Lock => Database.Collection("genmigrate_lock");
}
