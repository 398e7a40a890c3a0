namespace GenMigrate.Conformance;

/// <summary>Many processes start together on an empty database: every migration is applied and every seed is run once, and nobody fails.</summary>
public abstract class RaceSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const int Processes = 32;

    // Each of them may have to wait for all others, however busy the machine is.
    private static readonly TimeSpan LockWait = TimeSpan.FromMinutes(8);

    /// <remarks>
    /// Both races are run by the same processes, because starting them is what takes the time: first all is
    /// transactional, then one opted-out migration lies in the middle. In the second, any of them may find the lease
    /// free before it is taken, while it is held, or given back between its look at the history and its transaction.
    /// Whoever is through with the migrations goes on to the seeds, while others are still at the migrations.
    /// </remarks>
    [ServerFact]
    public async Task Thirty_two_processes_apply_each_migration_and_each_seed_once()
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
        await Task.WhenAll(processes.Select(process => process.SendAsync(new ProcessRun { Address = database.Address, Scenario = scenario, Seeds = true, LockWait = LockWait })));
        var outcomes = await Task.WhenAll(processes.Select(process => process.OutcomeAsync()));
        var (migrations, seeds) = (Provider.Scenario(scenario), Provider.Seeds(scenario));
        Assert.All(outcomes, outcome => Assert.StartsWith("done", outcome, StringComparison.Ordinal));
        Assert.Equal(
            [.. migrations.Select(migration => $"{migration.Version}"), .. seeds.Select(seed => $"seed/{seed.Version}")],
            outcomes.SelectMany(outcome => outcome!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Order(StringComparer.Ordinal));
        Assert.Equal(
            [.. migrations.Select(migration => $"up {migration.Version} done"), .. seeds.Select(seed => $"seed {seed.Version} done")],
            (await database.ReadJournalAsync()).Select(entry => entry.Essence));
        Assert.Equal(
            [.. migrations.Select(migration => $"migration {migration.Version} applied"), .. seeds.Select(seed => $"seed {seed.Version} applied")],
            (await database.ReadHistoryAsync()).Select(row => $"{row.Kind} {row.Version} {row.State}"));

        // Each step of these scenarios adds one value, all of them different.
        var steps = migrations.Concat(seeds).SelectMany(migration => migration.Up).Where(step => step.Value.Length > 0).Select(step => step.Value).Order(StringComparer.Ordinal);
        Assert.Equal(steps, await database.ValuesAsync("log"));
    }
}
