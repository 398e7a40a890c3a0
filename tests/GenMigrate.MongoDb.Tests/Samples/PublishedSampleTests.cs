namespace GenMigrate.MongoDb.Tests;

/// <summary>
/// The driver is not annotated for trimming, and creates its serializers by reflection: a trimmed or native program cannot read the
/// first reply of a server (MissingMethodException in MongoDB.Driver 3.14.0). GenMigrate adds no warning of its own.
/// </summary>
public sealed class PublishedSampleTests
{
    private static readonly string[] DriverAssemblies = ["MongoDB.Bson", "MongoDB.Driver"];

    [Fact]
    public async Task Only_the_driver_has_warnings_when_a_program_is_trimmed()
    {
        using var sample = await PublishedSample.PublishAsync("FeatureService", "Trimmed");

        Assert.Equal(DriverAssemblies, sample.WarnedAssemblies);
    }
}
