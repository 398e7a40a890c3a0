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
    public sealed class Stepwise() : StepwiseSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class BrokenOff() : BrokenOffSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class BrokenCode() : BrokenCodeSuite(PostgreSqlProvider.PooledByTransaction)
    {
        protected override bool OnlyRunnerCommits => false;
    }

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Drift() : DriftSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Affected() : AffectedSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Repair() : RepairSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Adoption() : AdoptionSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Registries() : RegistriesSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Looking() : LookingSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Locks() : LockSuite(PostgreSqlProvider.PooledByTransaction)
    {
        // Here the lock is held from the first migration of a run to its last: nobody can come in between.
        [ServerFact]
        public override Task A_runner_that_is_late_for_its_next_opted_out_migration_has_lost_nothing() => LockIsHeldThroughout.VerifyAsync(Provider, Database);
    }

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Cancellation() : CancellationSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class SingleTransaction() : SingleTransactionSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class HostileInput() : HostileInputSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Progress() : ProgressSuite(PostgreSqlProvider.PooledByTransaction);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Logging() : LoggingSuite(PostgreSqlProvider.PooledByTransaction);

    // A runner with a session of its own keeps its lock when it is stopped: see LeaseTests.
    [RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
    public sealed class Stops() : StopSuite(PostgreSqlProvider.PooledByTransaction);
}
