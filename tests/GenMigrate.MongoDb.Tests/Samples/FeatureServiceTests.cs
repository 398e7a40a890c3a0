namespace GenMigrate.MongoDb.Tests;

[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class FeatureServiceTests() : SampleTests("FeatureService")
{
    [ServerFact]
    public async Task A_version_is_reached_from_below_and_from_above()
    {
        await RunAsync("to 1");
        await InsertAsync("features", "{ _id: 1, key: \"dark\", rollout: 10 }");
        await RunAsync("to 3");
        Assert.Equal("""{ "_id" : 1, "key" : "dark", "enabled" : true, "rolloutPercent" : 10 }""", await DocumentsAsync("features"));
        await RunAsync("to 1 --yes");
        Assert.Equal("""{ "_id" : 1, "key" : "dark", "rollout" : 10 }""", await DocumentsAsync("features"));
    }

    [ServerFact]
    public async Task What_the_former_migrations_say_was_applied_counts()
    {
        await Database.Native.CreateCollectionAsync("features");
        await InsertAsync("_migrations", "{ version: 1, name: \"CreateFeatures\", appliedAt: ISODate(\"2024-02-29T12:34:56Z\") }");
        Assert.Contains("2 applied", await RunAsync("up"), StringComparison.Ordinal);
        var status = await RunAsync("status --json");
        Assert.Contains("\"description\":\"Features by key\"", status, StringComparison.Ordinal);
        Assert.Equal(3, await Database.CountAsync("_migrations"));
    }
}
