namespace GenMigrate.Conformance;

/// <summary>
/// A runner stopped (<c>SIGSTOP</c>) past its lease, another one that goes on meanwhile, and the first continued: it
/// writes no history, starts no further step, and says clearly why.
/// </summary>
public abstract class StopSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    // Events of the scenario: 0–4 are the first migration, 5 starts the second, 6–7 its first step, 8–9 the second
    // one, which has no transaction, 10–11 the third.
    private const int Started = 5;
    private const int StepWithoutTransactionIsDone = 9;

    [ServerFact]
    public async Task Before_its_first_step_it_does_not_begin_it()
    {
        await using var process = await StopAsync(Started);
        Assert.Equal("up 2, up 3", Done(await TakeOverAsync()));
        await IsFencedOffAsync(process);
    }

    /// <remarks>
    /// The successor cannot know whether the step took effect, and refuses. A person looks, and says that it did; then
    /// the first one wakes up between its step and the record of it.
    /// </remarks>
    [ServerFact]
    public async Task After_a_step_without_a_transaction_it_does_not_record_it()
    {
        await using var process = await StopAsync(StepWithoutTransactionIsDone);
        Assert.Equal("Unfinished 2", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(TakeOverAsync)));
        await Database.DoAsync(TestStep.Insert("log", "2/3"));
        await Runner(Migrations, Patiently).RepairAsync(2, RepairAction.MarkApplied);
        Assert.Equal("up 3", Done(await TakeOverAsync()));
        await IsFencedOffAsync(process);
    }

    private IReadOnlyList<TestMigration> Migrations => Provider.Scenario(Scenarios.OptedOutInTheMiddle);

    private static void Patiently(MigrationRunnerOptions options)
    {
        options.LockWait = TimeSpan.FromMinutes(1);
        options.LeaseTime = Lease;
    }

    private Task<MigrationReport> TakeOverAsync() => Runner(Migrations, Patiently).MigrateAsync();

    private async Task<TestProcess> StopAsync(int at)
    {
        var process = await TestProcess.StartAsync(Provider);
        await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = Scenarios.OptedOutInTheMiddle, StopAt = at, LeaseTime = Lease });
        await process.StoppedAsync();
        return process;
    }

    private async Task IsFencedOffAsync(TestProcess process)
    {
        var before = (History: await Database.ReadHistoryAsync(), Journal: await Database.ReadJournalAsync());
        process.Continue();
        var outcome = await process.OutcomeAsync();
        Assert.StartsWith($"error {nameof(MigrationLockException)} ", outcome, StringComparison.Ordinal);
        Assert.Equal(1, await process.ExitCodeAsync());
        Assert.Equal(before.History, await Database.ReadHistoryAsync());
        Assert.Equal(before.Journal, await Database.ReadJournalAsync());
        Assert.Equal("2/1, 2/2, 2/3, 3/1", await ValuesAsync("log"));
        Assert.Single(before.Journal, entry => entry.Action == "takeover");
    }
}
