namespace GenMigrate.PostgreSql.Tests;

/// <summary>The same through PgBouncer, whose transaction mode gives every transaction another session.</summary>
public static class PooledConformanceTests
{
    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Lifecycle() : LifecycleSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class History() : HistorySuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Failure() : FailureSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class LifecycleBySession() : LifecycleSuite(PostgreSqlProvider.PooledBySession);
}
