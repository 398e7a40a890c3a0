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

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Stepwise() : StepwiseSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class BrokenOff() : BrokenOffSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class OutsideTransaction() : OutsideTransactionSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Drift() : DriftSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Affected() : AffectedSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Repair() : RepairSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class HandEditedHistory() : HandEditedHistorySuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Adoption() : AdoptionSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class AdoptionCommands() : AdoptionCommandSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Commands() : CommandSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Registries() : RegistriesSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Looking() : LookingSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Locks() : LockSuite(MongoProvider.Instance)
    {
        // Here the lock is held from the first migration of a run to its last: nobody can come in between.
        [ServerFact]
        public override Task A_runner_that_is_late_for_its_next_opted_out_migration_has_lost_nothing() => LockIsHeldThroughout.VerifyAsync(Provider, Database);
    }

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Cancellation() : CancellationSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class SingleTransaction() : SingleTransactionSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class HostileInput() : HostileInputSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Progress() : ProgressSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Logging() : LoggingSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Seeds() : SeedSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Races() : RaceSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Kills() : KillSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class SeedKills() : SeedKillSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Stops() : StopSuite(MongoProvider.Instance);

    [RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
    public sealed class Resets() : ResetSuite(MongoProvider.Instance);
}
