namespace GenMigrate.PostgreSql.Tests;

/// <summary>Whether the server is one of our own, whose rules for connecting are known.</summary>
public sealed class OwnServerFinder : IServerFinder
{
    public string? WhyMissing() => PostgreSqlServer.IsOurs ? new PostgreSqlFinder().WhyMissing() : $"Whom the server of {PostgreSqlFinder.Variable} asks for a password is not known; without that variable the tests start their own.";
}
