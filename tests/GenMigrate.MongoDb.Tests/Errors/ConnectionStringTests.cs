namespace GenMigrate.MongoDb.Tests;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("mongodb://joe:hunter2@/x")]
    [InlineData("mongodb://joe:hunt%er2@host/x")]
    [InlineData("mongodb://joe:p@hunter2@host/x")]
    [InlineData("mongodb://joe:p@hunter2/w?d#%@host/x")]
    [InlineData("mongodb://joe:p@ss/hunter2@host/x")]
    [InlineData("mongodb://joe:1/hunter2@host/x")]
    [InlineData("mongodb://joe:1/hunter2?a=b@host/x")]
    [InlineData("mongodb://joe:p@ss/hunter2?a=b@host/x")]
    [InlineData("mongodb://joe:p:hunter2@host/x")]
    [InlineData("mongodb://host/x?authMechanism=hunter2")]
    [InlineData("mongodb+srv://joe:hunter2@host:27017/x")]
    [InlineData("mongodb+srv://joe:hunter2@nowhere.invalid/x")]
    [InlineData("host=there user=joe password=hunter2")]
    [InlineData("Host=there;Password=hunter2")]
    public async Task What_is_no_connection_string_is_not_quoted(string text) =>
        Assert.Contains("mongodb://host:27017/database", await FailAsync(text), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Where_none_is_given_that_is_said(string? text) =>
        Assert.StartsWith("There is no connection string for MongoDB.", await FailAsync(text), StringComparison.Ordinal);

    [Fact]
    public async Task A_password_stays_unsaid_where_the_hosts_are_not_known_to_anybody()
    {
        await using var database = new MongoMigrationDatabase("mongodb+srv://joe:hunter2@db.nowhere.invalid/x?serverSelectionTimeoutMS=200");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => new MigrationRunner(MongoProvider.Instance.Registry([]), database).GetStatusAsync());
        Assert.DoesNotContain("hunt", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_without_a_database_says_where_it_belongs() =>
        Assert.Contains("names no database", await FailAsync("mongodb://joe:hunter2@host"), StringComparison.Ordinal);

    private static async Task<string> FailAsync(string? text)
    {
        await using var database = new MongoMigrationDatabase(text);
        Assert.Null(database.DatabaseName);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => database.OpenAsync(new MigrationSettings(null, new MigrationRunnerOptions()), CancellationToken.None));
        Assert.DoesNotContain("hunt", error.ToString(), StringComparison.Ordinal);
        return error.Message;
    }
}
