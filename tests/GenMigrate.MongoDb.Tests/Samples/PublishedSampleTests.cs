namespace GenMigrate.MongoDb.Tests;

/// <summary>The driver is not annotated for trimming, so its own assemblies have warnings; GenMigrate's have none.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class PublishedSampleTests : MongoTests
{
    private static readonly string[] DriverAssemblies = ["MongoDB.Bson", "MongoDB.Driver"];

    [ServerFact]
    public Task The_native_program_migrates_and_only_the_driver_has_warnings() => MigratesAsync("Native");

    [ServerFact]
    public Task The_trimmed_program_migrates_and_only_the_driver_has_warnings() => MigratesAsync("Trimmed");

    private async Task MigratesAsync(string property)
    {
        using var sample = await PublishedSample.PublishAsync("FeatureService", property);
        Assert.Equal(DriverAssemblies, sample.WarnedAssemblies);

        var url = new Dictionary<string, string> { ["MONGODB_URL"] = Database.Address };
        await sample.RunAsync(0, url, "up");
        await sample.RunAsync(0, url, "status", "--check");
        await sample.RunAsync(0, url, "to", "0", "--yes");
        Assert.Contains("3 applied", await sample.RunAsync(0, url, "up"), StringComparison.Ordinal);
    }
}
