namespace GenMigrate.MongoDb.Tests;

/// <summary>
/// A process that is stopped until its lease is over, while another takes its place, and then goes on. The cases are classes
/// of their own, so that they wait at the same time.
/// </summary>
public static class StoppedTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class WithTransactions
    {
        [ServerFact]
        public Task Before_a_transaction_s_first_step() => StopAsync("StepStarting 2/1");

        [ServerFact]
        public Task Before_a_definition() => StopAsync("StepStarting 1/2");

        [ServerFact]
        public Task Between_two_batches() => StopAsync("StepRunning 3/1");
    }

    // The server lets a transaction live for a while after its runner fell silent; its successor waits for that.
    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class InTransaction
    {
        [ServerFact]
        public Task Inside_a_transaction() => StopAsync("StepDone 2/1");
    }

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class BeforeCommit
    {
        [ServerFact]
        public Task Before_its_commit() => StopAsync("Committing 2");
    }

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class WithoutTransactions
    {
        [ServerFact]
        public Task Without_transactions_between_two_batches() => StopAsync("StepRunning 3/1", withTransactions: false);

        /// <remarks>
        /// The late one sends the update that it was about to send, which nothing can hold back: that is why its successor takes
        /// the step for one that broke off. It writes nothing of it, and goes no further.
        /// </remarks>
        [ServerFact]
        public async Task Without_transactions_before_an_update_that_may_not_be_repeated()
        {
            var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind, withTransactions: false);
            await using var database = MongoTestDatabase.Create(withTransactions: false);
            await using var process = await StoppedAsync(database, whole, "StepStarting 2/1");
            var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => TakeOverAsync(database));
            const string Reason = "step 1 ('update people') ran without a transaction, may or may not have taken effect";
            Assert.Contains(Reason, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("`repair 2 --applied`", refusal.Message, StringComparison.Ordinal);

            var (history, journal) = (await Uninterrupted.HistoryAsync(database), await database.ReadJournalAsync());
            process.Continue();
            Assert.StartsWith("error MigrationLockException", await process.OutcomeAsync(), StringComparison.Ordinal);
            Assert.Equal(history, await Uninterrupted.HistoryAsync(database));
            Assert.Equal(journal, await database.ReadJournalAsync());
            Assert.Equal(0, await database.CountAsync("users"));
        }
    }

    private static async Task StopAsync(string line, bool withTransactions = true)
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind, withTransactions);
        await using var database = MongoTestDatabase.Create(withTransactions);
        await using var process = await StoppedAsync(database, whole, line);
        var log = await TakeOverAsync(database);
        Assert.Contains("Took over the migration lock", log.Text, StringComparison.Ordinal);
        await whole.AssertSameAsync(database);

        process.Continue();
        var outcome = await process.OutcomeAsync();
        Assert.True(outcome!.TrimEnd() == "done" || outcome.StartsWith("error MigrationLockException", StringComparison.Ordinal), outcome);
        await whole.AssertSameAsync(database);
    }

    private static async Task<TestProcess> StoppedAsync(MongoTestDatabase database, Uninterrupted whole, string line)
    {
        await MongoScenarios.PrepareAsync(database);
        var process = await TestProcess.StartAsync(MongoProvider.Instance);
        var at = whole.Events.Select(ProgressLog.Line).ToList().IndexOf(line);
        await process.SendAsync(new ProcessRun { Address = database.Address, Scenario = MongoScenarios.OfEveryKind, StopAt = at, LeaseTime = Lease });
        await process.StoppedAsync();
        return process;
    }

    private static async Task<LogRecorder> TakeOverAsync(MongoTestDatabase database)
    {
        var log = new LogRecorder();
        await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind, options =>
        {
            options.LeaseTime = Lease;
            options.LoggerFactory = log;
        }).MigrateAsync();
        return log;
    }
}
