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
    public sealed class Stepwise() : StepwiseSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class BrokenOff() : BrokenOffSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class OutsideTransaction() : OutsideTransactionSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class BrokenCode() : BrokenCodeSuite(PostgreSqlProvider.Direct)
    {
        protected override bool OnlyRunnerCommits => false;
    }

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Drift() : DriftSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Affected() : AffectedSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Repair() : RepairSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class HandEditedHistory() : HandEditedHistorySuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Adoption() : AdoptionSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class AdoptionCommands() : AdoptionCommandSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Commands() : CommandSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Registries() : RegistriesSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Looking() : LookingSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Locks() : LockSuite(PostgreSqlProvider.Direct)
    {
        // Here the lock is held from the first migration of a run to its last: nobody can come in between.
        [ServerFact]
        public override Task A_runner_that_is_late_for_its_next_opted_out_migration_has_lost_nothing() => LockIsHeldThroughout.VerifyAsync(Provider, Database);
    }

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Cancellation() : CancellationSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class SingleTransaction() : SingleTransactionSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class HostileInput() : HostileInputSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Progress() : ProgressSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Logging() : LoggingSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class SeedKills() : SeedKillSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Kills() : KillSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Script() : ScriptSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Seeds() : SeedSuite(PostgreSqlProvider.Direct);

    [RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
    public sealed class Resets() : ResetSuite(PostgreSqlProvider.Direct);
}
