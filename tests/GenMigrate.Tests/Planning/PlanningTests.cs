namespace GenMigrate.Tests;

/// <summary>What the tests of the state table share: three migrations, and short ways to ask.</summary>
public abstract class PlanningTests
{
    internal static readonly TestMigration One = new(1);
    internal static readonly TestMigration Two = new(2);
    internal static readonly TestMigration Three = new(3);
    internal static readonly IReadOnlyList<TestMigration> All = [One, Two, Three];

    /// <summary>Three steps on either way: taken in a transaction, not taken in one, not taken in one but repeatable.</summary>
    internal static readonly TestMigration OptedOut = new TestMigration(2).With(MigrationFlags.NoTransaction) with
    {
        Up = [new("create", "u1"), new("index", "u2", isTransactional: false), new("vacuum", "u3", isTransactional: false, isRepeatable: true)],
        Down = [new("drop index", "d1"), new("vacuum", "d2", isTransactional: false), new("drop", "d3", isTransactional: false, isRepeatable: true)],
    };

    internal static MigrationPlan Plan(IEnumerable<TestMigration> migrations, IReadOnlyList<HistoryRow> rows, MigrationTarget? target = null, PlanPolicy? policy = null) =>
        MigrationPlanner.Plan(TestCatalog.Registry(migrations), rows, target ?? MigrationTarget.Latest, policy ?? PlanPolicy.Strict);

    /// <summary>The plan with its steps, as a runner sees it.</summary>
    internal static MigrationPlan Described(IEnumerable<TestMigration> migrations, IReadOnlyList<HistoryRow> rows, MigrationTarget? target = null) =>
        PlanDescriber.Describe(Plan(migrations, rows, target), new TestDatabase(), new MigrationRunnerOptions());

    internal static MigrationStatus Status(IEnumerable<TestMigration> migrations, params IReadOnlyList<HistoryRow> rows) =>
        StatusReader.Read(new HistoryView(TestCatalog.Registry(migrations).Migrations, rows));

    internal static MigrationState StateOf(long version, IEnumerable<TestMigration> migrations, params IReadOnlyList<HistoryRow> rows) =>
        Status(migrations, rows).Entries.Single(entry => entry.Version == version).State;
}
