namespace GenMigrate.PostgreSql.Tests;

/// <summary>What depends on sessions, through PgBouncer in session mode.</summary>
public static class SessionPooledConformanceTests
{
    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Lifecycle() : LifecycleSuite(PostgreSqlProvider.PooledBySession);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Failure() : FailureSuite(PostgreSqlProvider.PooledBySession);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Stepwise() : StepwiseSuite(PostgreSqlProvider.PooledBySession);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Locks() : LockSuite(PostgreSqlProvider.PooledBySession)
    {
        // Here the lock is held from the first migration of a run to its last: nobody can come in between.
        [ServerFact]
        public override Task A_runner_that_is_late_for_its_next_opted_out_migration_has_lost_nothing() => LockIsHeldThroughout.VerifyAsync(Provider, Database);
    }
}
