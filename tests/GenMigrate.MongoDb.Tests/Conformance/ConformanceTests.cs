namespace GenMigrate.MongoDb.Tests;

/// <summary>All that the conformance suites promise, on MongoDB.</summary>
public static class ConformanceTests
{
    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Lifecycle() : LifecycleSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class History() : HistorySuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Failure() : FailureSuite(MongoProvider.Instance);
}
