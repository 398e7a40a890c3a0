using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class JobBoardTests() : SampleTests("JobBoard")
{
    [ServerFact]
    public async Task Setup_makes_collections_indexes_and_samples()
    {
        Assert.Contains("4 applied, 3 seeded", await RunAsync("setup --environment Development"), StringComparison.Ordinal);
        Assert.Equal((1L, 5L, 2L), (await Database.CountAsync("users"), await Database.CountAsync("jobs"), await Database.CountAsync("activity_logs")));
        Assert.True((await IndexAsync("users", "users_email"))["unique"].AsBoolean);
        Assert.Equal(Doc("{ status: 1, postedAt: -1 }"), (await IndexAsync("jobs", "jobs_open_first"))["key"]);
        Assert.Equal(Doc("{ role: 1 }"), (await IndexAsync("users", "users_role"))["key"]);
        Assert.Contains("0 pending, 4 applied", await RunAsync("status"), StringComparison.Ordinal);
        Assert.Contains("Nothing to do", await RunAsync("setup --environment Development"), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task The_validators_hold()
    {
        await RunAsync("migrate");
        await Assert.ThrowsAsync<MongoWriteException>(() => Database.Collection("users").InsertOneAsync(Doc("{ email: \"a\", name: \"b\", role: \"king\", passwordHash: \"c\" }")));
        await Assert.ThrowsAsync<MongoWriteException>(() => Database.Collection("jobs").InsertOneAsync(Doc("{ title: \"a\" }")));
    }

    [ServerFact]
    public async Task Outside_development_the_password_comes_from_the_configuration_and_is_not_stored()
    {
        await RunAsync("migrate");
        Assert.Contains("JOBBOARD_ADMIN_PASSWORD is not set", await RunAsync("seed --environment Staging", exitCode: 1), StringComparison.Ordinal);
        Variables["JOBBOARD_ADMIN_PASSWORD"] = "correct horse";
        Assert.DoesNotContain("correct horse", await RunAsync("seed --environment Staging --verbose"), StringComparison.Ordinal);
        var administrator = Assert.Single(await Database.AllAsync("users"));
        Assert.StartsWith("pbkdf2-sha256$", administrator["passwordHash"].AsString, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", await Database.DumpAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await Database.CountAsync("jobs"));
    }

    [ServerFact]
    public async Task Verbose_says_every_step()
    {
        Assert.Contains("Version 1, step 2: create index users_email on users", await RunAsync("migrate --verbose"), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Reset_takes_all_of_it_back_but_never_in_production()
    {
        var empty = await Database.DumpAsync();
        await RunAsync("setup --environment Development");
        Assert.Contains("where a database is never reset", await RunAsync("reset --yes --environment Production", exitCode: 1), StringComparison.Ordinal);
        Assert.Contains("4 rolled back", await RunAsync("reset --yes --environment Development"), StringComparison.Ordinal);
        Assert.Equal(empty, await Database.DumpAsync());
        Assert.Contains("4 applied, 3 seeded", await RunAsync("setup --environment Development"), StringComparison.Ordinal);
    }
}
