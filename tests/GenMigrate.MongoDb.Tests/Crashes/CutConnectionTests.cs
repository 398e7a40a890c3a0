using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A connection that is cut, at every event of a run.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class CutConnectionTests
{
    [ServerFact]
    public async Task A_run_survives_it_or_the_next_one_finishes()
    {
        var whole = await Uninterrupted.RunAsync(MongoScenarios.OfEveryKind);
        for (var at = 0; at < whole.Events.Count; at++)
        {
            await using var database = MongoTestDatabase.Create();
            await MongoScenarios.PrepareAsync(database);
            await RunCutAsync(database, at);
            await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind).MigrateAsync();
            await whole.AssertSameAsync(database);
        }
    }

    private static async Task RunCutAsync(MongoTestDatabase database, int at)
    {
        var server = new MongoUrl(database.Address).Server;
        await using var proxy = new CuttingProxy((server.Host, server.Port));
        var way = new MongoUrlBuilder(database.Address) { Server = new MongoServerAddress("127.0.0.1", proxy.Port), DirectConnection = true }.ToString();
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
            await Uninterrupted.Runner(database, MongoScenarios.OfEveryKind, options => options.Progress = progress, way).MigrateAsync();
        }
        catch (Exception exception) when (exception is MigrationFailedException or MigrationDatabaseException)
        {
            Assert.DoesNotContain("mongodb://", exception.ToString(), StringComparison.Ordinal);
        }
    }
}
