namespace GenMigrate.MongoDb.Tests;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("mongodb://joe:hunter2@/x")]
    [InlineData("mongodb://joe:hunt%er2@host/x")]
    [InlineData("Host=there;Password=hunter2")]
    public void What_is_no_connection_string_is_not_quoted(string text)
    {
        var error = Assert.Throws<MigrationDatabaseException>(() => new MongoMigrationDatabase(text));
        Assert.Contains("mongodb://host:27017/database", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunt", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_without_a_database_says_where_it_belongs()
    {
        var error = Assert.Throws<MigrationDatabaseException>(() => new MongoMigrationDatabase("mongodb://joe:hunter2@host"));
        Assert.Contains("names no database", error.Message, StringComparison.Ordinal);
    }
}
