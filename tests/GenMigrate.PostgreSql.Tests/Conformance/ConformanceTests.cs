namespace GenMigrate.PostgreSql.Tests;

/// <summary>All that the conformance suites promise, on PostgreSQL.</summary>
public static class ConformanceTests
{
    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Lifecycle() : LifecycleSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class History() : HistorySuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Failure() : FailureSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Script() : ScriptSuite(PostgreSqlProvider.Direct);
}
