namespace GenMigrate.Conformance;

/// <summary>Many processes start together on an empty database: every migration is applied once, and nobody fails.</summary>
public abstract class RaceSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const int Processes = 32;

    /// <remarks>
    /// Both races are run by the same processes, because starting them is what takes the time: first all is
    /// transactional, then one opted-out migration lies in the middle. In the second, any of them may find the lease
    /// free before it is taken, while it is held, or given back between its look at the history and its transaction.
    /// </remarks>
    [ServerFact]
    public async Task Thirty_two_processes_apply_each_step_once()
    {
        await using var second = await Provider.CreateAsync();
        var processes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => TestProcess.StartAsync(Provider)));
        try
        {
            await RaceAsync(processes, Database, Scenarios.Transactional);
            await RaceAsync(processes, second, Scenarios.OptedOutInTheMiddle);
            Assert.All(await Task.WhenAll(processes.Select(process => process.ExitCodeAsync())), exitCode => Assert.Equal(0, exitCode));
        }
        finally
        {
            await Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));
        }
    }

    private async Task RaceAsync(TestProcess[] processes, TestDatabase database, string scenario)
    {
        await Task.WhenAll(processes.Select(process => process.SendAsync(new ProcessRun { Address = database.Address, Scenario = scenario })));
        var outcomes = await Task.WhenAll(processes.Select(process => process.OutcomeAsync()));
        var migrations = Provider.Scenario(scenario);
        var versions = migrations.Select(migration => migration.Version).ToList();
        Assert.All(outcomes, outcome => Assert.StartsWith("done", outcome, StringComparison.Ordinal));
        Assert.Equal(versions, outcomes.SelectMany(outcome => outcome!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Select(long.Parse).Order());
        Assert.Equal(versions.Select(version => $"up {version} done"), (await database.ReadJournalAsync()).Select(entry => entry.Essence));
        Assert.All(await database.ReadHistoryAsync(), row => Assert.Equal("applied", row.State));

        // Each step of these scenarios adds one value, all of them different.
        var steps = migrations.SelectMany(migration => migration.Up).Where(step => step.Value.Length > 0).Select(step => step.Value).Order(StringComparer.Ordinal);
        Assert.Equal(steps, await database.ValuesAsync("log"));
    }
}
