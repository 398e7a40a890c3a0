using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>How a host names a database. Connects to nothing.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData("mongodb://localhost:1/app", null, "app")]
    [InlineData("mongodb://localhost:1/app", "other", "other")]
    public async Task A_connection_string_names_it(string connectionString, string? databaseName, string expected)
    {
        await using var database = new GenMigrateOptions().UseMongoDb(connectionString, databaseName).CreateDatabase();

        Assert.Equal(("MongoDB", expected), (database.ProviderName, database.DatabaseName));
    }

    [Fact]
    public async Task The_driver_names_it()
    {
        using var client = new MongoClient("mongodb://localhost:1");
        await using var database = new GenMigrateOptions().UseMongoDb(client.GetDatabase("app")).CreateDatabase();

        Assert.Equal("app", database.DatabaseName);
    }
}
