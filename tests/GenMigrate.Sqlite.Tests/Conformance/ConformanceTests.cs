namespace GenMigrate.Sqlite.Tests;

/// <summary>All that the conformance suites promise, on SQLite.</summary>
public static class ConformanceTests
{
    public sealed class Lifecycle() : LifecycleSuite(SqliteProvider.Instance);

    public sealed class History() : HistorySuite(SqliteProvider.Instance);

    public sealed class Failure() : FailureSuite(SqliteProvider.Instance);
}
