using System.Collections.Concurrent;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A connection that is cut, at every event of a run.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class CutConnectionTests
{
    [ServerFact]
    public async Task A_run_survives_it_or_the_next_one_finishes()
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind);
        await EachEvent.TryAsync(whole.Lines, _ => true, async at =>
        {
            await using var database = await CutAsync(at, withTransactions: true);
            await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind).MigrateAsync();
            await whole.AssertSameAsync(database);
        });
    }

    /// <remarks>An update of many documents is sent once; whether it arrived nobody knows, so the next run refuses to send it again.</remarks>
    [ServerFact]
    public async Task Without_transactions_only_an_update_that_may_not_be_repeated_is_refused()
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind, withTransactions: false);
        var refused = new ConcurrentBag<int>();
        await EachEvent.TryAsync(whole.Lines, _ => true, async at =>
        {
            await using var database = await CutAsync(at, withTransactions: false);
            try
            {
                await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind).MigrateAsync();
                await whole.AssertSameAsync(database);
            }
            catch (MigrationRefusedException refusal)
            {
                var broken = whole.Events[at];
                refused.Add(at);
                Assert.Contains($"step {broken.StepNumber} ('{broken.Step}') ran without a transaction, may or may not have taken effect, and is not marked repeatable", refusal.Message, StringComparison.Ordinal);
                Assert.Contains($"`repair {broken.Version} --applied`", refusal.Message, StringComparison.Ordinal);
            }
        });

        string[] unrepeatable = ["StepStarting 2/1", "StepStarting 2/3", "StepStarting 3/2", "StepStarting 3/5"];
        Assert.Equal(unrepeatable, refused.Order().Select(at => whole.Lines[at]));
    }

    private static async Task<MongoTestDatabase> CutAsync(int at, bool withTransactions)
    {
        var database = MongoTestDatabase.Create(withTransactions);
        await MongoScenarios.PrepareAsync(database);
        await using var proxy = new TestProxy(database.Address);
        var number = 0;
        var progress = new ProgressLog(_ =>
        {
            if (number++ == at)
            {
                proxy.Cut();
            }
        });
        try
        {
            await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind, options => options.Progress = progress, proxy.Address()).MigrateAsync();
        }
        catch (Exception exception) when (exception is MigrationFailedException or MigrationDatabaseException)
        {
            Assert.DoesNotContain("mongodb://", exception.ToString(), StringComparison.Ordinal);
        }

        return database;
    }
}
