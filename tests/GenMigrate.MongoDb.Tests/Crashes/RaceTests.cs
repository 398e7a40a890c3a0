namespace GenMigrate.MongoDb.Tests;

/// <summary>Many processes that start at once on an empty database.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class RaceTests
{
    [ServerFact]
    public async Task Of_32_processes_each_migration_is_run_by_one()
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind);
        await using var database = MongoTestDatabase.Create();
        await MongoScenarios.PrepareAsync(database);
        var processes = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => TestProcess.StartAsync(MongoProvider.Instance)));
        try
        {
            await Task.WhenAll(processes.Select(process => process.SendAsync(new ProcessRun { Address = database.Address, Scenario = MongoScenarios.OfEveryKind, LockWait = TimeSpan.FromMinutes(5) })));
            var outcomes = await Task.WhenAll(processes.Select(process => process.OutcomeAsync()));
            Assert.All(outcomes, outcome => Assert.StartsWith("done ", outcome, StringComparison.Ordinal));
            Assert.Equal("1 2 3", string.Join(' ', outcomes.SelectMany(outcome => outcome!.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]).Order(StringComparer.Ordinal)));
        }
        finally
        {
            await Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));
        }

        await whole.AssertSameAsync(database);
        Assert.Equal(["up 1 done", "up 2 done", "up 3 done"], (await database.ReadJournalAsync()).Select(entry => entry.Essence));
    }
}
