namespace GenMigrate.MongoDb.Tests;

/// <summary>A process that is killed, at every event of its run.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class KilledTests
{
    // The updates that add to what is there, and the insert.
    private static readonly (long Version, int Step)[] Unrepeatable = [(2, 1), (2, 2), (2, 3), (3, 2), (3, 5)];

    [ServerFact]
    public async Task The_next_runner_finishes_what_a_killed_one_began()
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind);
        await EachEvent.TryAsync(whole.Lines, _ => true, async at =>
        {
            await using var database = await KilledAsync(at, withTransactions: true);
            await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind).MigrateAsync();
            await whole.AssertSameAsync(database);
        });
    }

    [ServerFact]
    public async Task Without_transactions_only_an_update_that_may_not_be_repeated_is_refused()
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind, withTransactions: false);
        var refused = 0;
        await EachEvent.TryAsync(whole.Lines, _ => true, async at =>
        {
            await using var database = await KilledAsync(at, withTransactions: false);
            var broken = whole.Events[at];
            var isInStep = broken.Phase is MigrationPhase.StepStarting or MigrationPhase.StepDone;
            if (isInStep && Unrepeatable.Contains((broken.Version, broken.StepNumber)))
            {
                Interlocked.Increment(ref refused);
                await AssertRefusedAsync(database, broken);
            }
            else
            {
                await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind).MigrateAsync();
                await whole.AssertSameAsync(database);
            }
        });

        Assert.Equal(2 * Unrepeatable.Length, refused);
    }

    private static async Task<MongoTestDatabase> KilledAsync(int at, bool withTransactions)
    {
        var database = MongoTestDatabase.Create(withTransactions);
        await MongoScenarios.PrepareAsync(database);
        await using var process = await TestProcess.StartAsync(MongoProvider.Instance);
        await process.SendAsync(new ProcessRun { Address = database.Address, Scenario = MongoScenarios.OfEveryKind, KillAt = at });
        Assert.Null(await process.OutcomeAsync());
        return database;
    }

    private static async Task AssertRefusedAsync(MongoTestDatabase database, MigrationProgress broken)
    {
        var before = await database.DumpAsync();
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Uninterrupted.Runner(database, MongoScenarios.OfEveryKind).MigrateAsync());
        Assert.Contains($"step {broken.StepNumber} ('{broken.Step}') ran without a transaction, may or may not have taken effect, and is not marked repeatable", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"`repair {broken.Version} --applied`", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await database.DumpAsync());
    }
}
