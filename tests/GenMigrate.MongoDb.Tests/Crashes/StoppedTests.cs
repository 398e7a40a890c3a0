namespace GenMigrate.MongoDb.Tests;

/// <summary>A process that is stopped until its lease is over, while another takes its place, and then goes on.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class StoppedTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    [ServerFact]
    public Task Before_a_transaction_s_first_step() => StopAsync("StepStarting 2/1");

    // The server lets a transaction live for a while after its runner fell silent; its successor waits for that.
    [ServerFact]
    public Task Inside_a_transaction() => StopAsync("StepDone 2/1");

    [ServerFact]
    public Task Before_its_commit() => StopAsync("Committing 2");

    [ServerFact]
    public Task Before_a_definition() => StopAsync("StepStarting 1/2");

    [ServerFact]
    public Task Between_two_batches() => StopAsync("StepRunning 3/1");

    private static async Task StopAsync(string line)
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind);
        await using var database = MongoTestDatabase.Create();
        await MongoScenarios.PrepareAsync(database);
        await using var process = await TestProcess.StartAsync(MongoProvider.Instance);
        var at = whole.Events.Select(ProgressLog.Line).ToList().IndexOf(line);
        await process.SendAsync(new ProcessRun { Address = database.Address, Scenario = MongoScenarios.OfEveryKind, StopAt = at, LeaseTime = Lease });
        await process.StoppedAsync();

        var log = new LogRecorder();
        await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind, options =>
        {
            options.LeaseTime = Lease;
            options.LoggerFactory = log;
        }).MigrateAsync();
        Assert.Contains("Took over the migration lock", log.Text, StringComparison.Ordinal);
        await whole.AssertSameAsync(database);

        process.Continue();
        var outcome = await process.OutcomeAsync();
        Assert.True(outcome!.TrimEnd() == "done" || outcome.StartsWith("error MigrationLockException", StringComparison.Ordinal), outcome);
        await whole.AssertSameAsync(database);
    }
}
