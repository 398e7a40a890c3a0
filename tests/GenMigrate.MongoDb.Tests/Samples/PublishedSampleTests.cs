namespace GenMigrate.MongoDb.Tests;

/// <summary>
/// The driver is not annotated for trimming, so its own assemblies have warnings; GenMigrate's have none. There is no native program:
/// the driver 3.14.0 creates its serializers by reflection, and fails at the first reply of a server (MissingMethodException).
/// </summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class PublishedSampleTests : MongoTests
{
    private static readonly string[] DriverAssemblies = ["MongoDB.Bson", "MongoDB.Driver"];

    [ServerFact]
    public async Task The_trimmed_program_migrates_and_only_the_driver_has_warnings()
    {
        using var sample = await PublishedSample.PublishAsync("FeatureService", "Trimmed");
        Assert.Equal(DriverAssemblies, sample.WarnedAssemblies);

        var url = new Dictionary<string, string> { ["MONGODB_URL"] = Database.Address };
        await sample.RunAsync(0, url, "up");
        await sample.RunAsync(0, url, "status", "--check");
        await sample.RunAsync(0, url, "to", "0", "--yes");
        Assert.Contains("3 applied", await sample.RunAsync(0, url, "up"), StringComparison.Ordinal);
    }
}
