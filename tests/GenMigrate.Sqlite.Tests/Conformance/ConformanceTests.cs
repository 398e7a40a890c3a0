namespace GenMigrate.Sqlite.Tests;

/// <summary>All that the conformance suites promise, on SQLite.</summary>
public static class ConformanceTests
{
    public sealed class Lifecycle() : LifecycleSuite(SqliteProvider.Instance);

    public sealed class History() : HistorySuite(SqliteProvider.Instance);

    public sealed class Failure() : FailureSuite(SqliteProvider.Instance);

    public sealed class Stepwise() : StepwiseSuite(SqliteProvider.Instance);

    public sealed class BrokenOff() : BrokenOffSuite(SqliteProvider.Instance);

    public sealed class OutsideTransaction() : OutsideTransactionSuite(SqliteProvider.Instance);

    public sealed class BrokenCode() : BrokenCodeSuite(SqliteProvider.Instance)
    {
        protected override bool OnlyRunnerCommits => true;
    }

    public sealed class Drift() : DriftSuite(SqliteProvider.Instance);

    public sealed class HandEditedHistory() : HandEditedHistorySuite(SqliteProvider.Instance);

    public sealed class Affected() : AffectedSuite(SqliteProvider.Instance);

    public sealed class Repair() : RepairSuite(SqliteProvider.Instance);

    public sealed class Adoption() : AdoptionSuite(SqliteProvider.Instance);

    public sealed class AdoptionCommands() : AdoptionCommandSuite(SqliteProvider.Instance);

    public sealed class Commands() : CommandSuite(SqliteProvider.Instance);

    public sealed class Registries() : RegistriesSuite(SqliteProvider.Instance);

    public sealed class Looking() : LookingSuite(SqliteProvider.Instance);

    public sealed class LookingWithoutWriteAheadLog() : LookingSuite(SqliteProvider.WithoutWriteAheadLog);

    public sealed class Locks() : LockSuite(SqliteProvider.Instance);

    public sealed class Cancellation() : CancellationSuite(SqliteProvider.Instance);

    public sealed class SingleTransaction() : SingleTransactionSuite(SqliteProvider.Instance);

    public sealed class HostileInput() : HostileInputSuite(SqliteProvider.Instance);

    public sealed class Progress() : ProgressSuite(SqliteProvider.Instance);

    public sealed class Script() : ScriptSuite(SqliteProvider.Instance);

    public sealed class Logging() : LoggingSuite(SqliteProvider.Instance);

    public sealed class Races() : RaceSuite(SqliteProvider.Instance);

    public sealed class Kills() : KillSuite(SqliteProvider.Instance);

    public sealed class SeedKills() : SeedKillSuite(SqliteProvider.Instance);

    public sealed class Stops() : StopSuite(SqliteProvider.Instance);

    public sealed class Seeds() : SeedSuite(SqliteProvider.Instance);

    public sealed class Resets() : ResetSuite(SqliteProvider.Instance);
}
