namespace GenMigrate.Tests;

public sealed class HistoryCorrectionTests : PlanningTests
{
    private static readonly DateTimeOffset Now = FixedClock.Instance.GetUtcNow();

    [Fact]
    public void Accepting_a_change_stores_what_the_program_has()
    {
        var renamed = One with { Content = 1, Name = "People", Description = "d" };
        var change = Assert.Single(Repair([renamed], [Rows.Applied(One) with { AppliedAt = Now }], RepairAction.AcceptChange));

        Assert.Equal(Rows.Applied(renamed) with { AppliedAt = Now, Description = "d" }, change.Row);
        Assert.False(change.Remove);
        Assert.Empty(Plan([renamed], [change.Row]).Problems);
    }

    [Theory]
    [InlineData(HistoryState.RolledBack)]
    [InlineData(HistoryState.Failed)]
    [InlineData(HistoryState.Running)]
    public void Only_an_applied_version_has_a_change_to_accept(HistoryState state) =>
        Assert.Contains("it is not applied", Refused(() => Repair([One], [Rows.Of(One, state)], RepairAction.AcceptChange)), StringComparison.Ordinal);

    [Fact]
    public void A_change_of_an_unknown_version_is_not_accepted() =>
        Assert.Contains("this program does not have it", Refused(() => Repair([], [Rows.Applied(One)], RepairAction.AcceptChange)), StringComparison.Ordinal);

    [Theory]
    [InlineData(HistoryState.Running)]
    [InlineData(HistoryState.Failed)]
    [InlineData(HistoryState.Reverting)]
    [InlineData(HistoryState.RolledBack)]
    public void Whatever_was_there_can_be_marked_as_applied(HistoryState state)
    {
        var row = Rows.Of(One, state) with { Direction = MigrationDirection.Down, StepsDone = 1, StepHashes = "x", ErrorMessage = "no" };
        var applied = Assert.Single(Repair([One], [row], RepairAction.MarkApplied)).Row;

        Assert.Equal(Rows.Applied(One) with { AppliedAt = Now, AppliedBy = "host, process 4711 (Tests 1.0.0)" }, applied);
        Assert.True(Plan([One], [applied]).IsEmpty);
    }

    [Fact]
    public void A_version_without_a_row_can_be_marked_as_applied() =>
        Assert.True(Plan([One], [.. Repair([One], [], RepairAction.MarkApplied).Select(change => change.Row)]).IsEmpty);

    [Fact]
    public void A_version_that_only_the_database_knows_can_be_marked_as_applied()
    {
        var applied = Assert.Single(Repair([], [Rows.Stopped(OptedOut with { Version = 1 }, HistoryState.Reverting, 1)], RepairAction.MarkApplied)).Row;

        Assert.Equal((HistoryState.Applied, MigrationDirection.Up, 0, null), (applied.State, applied.Direction, applied.StepsDone, applied.StepHashes));
    }

    [Theory]
    [InlineData(HistoryState.Applied)]
    [InlineData(HistoryState.Baseline)]
    [InlineData(HistoryState.Running)]
    [InlineData(HistoryState.Reverting)]
    [InlineData(HistoryState.Failed)]
    public void Whatever_was_there_can_be_marked_as_rolled_back(HistoryState state)
    {
        var row = Rows.Of(One, state) with { StepsDone = 1, StepHashes = "x", ErrorMessage = "no" };
        var rolledBack = Assert.Single(Repair([One], [row], RepairAction.MarkRolledBack)).Row;

        Assert.Equal(Rows.RolledBack(One) with { RolledBackAt = Now }, rolledBack);
        Assert.Equal("up 1", Plan([One], [rolledBack]).Items());
    }

    [Fact]
    public void Forgetting_removes_the_row()
    {
        var change = Assert.Single(Repair([Three], [Rows.Applied(One), Rows.Applied(Three)], RepairAction.Forget));

        Assert.True(change.Remove);
        Assert.Equal(1, change.Row.Version);
    }

    [Fact]
    public void What_is_so_already_changes_nothing()
    {
        Assert.Empty(Repair([One], [Rows.Applied(One)], RepairAction.AcceptChange));
        Assert.Empty(Repair([One], [Rows.Applied(One)], RepairAction.MarkApplied));
        Assert.Empty(Repair([One], [Rows.Of(One, HistoryState.Baseline)], RepairAction.MarkApplied));
        Assert.Empty(Repair([One], [Rows.RolledBack(One)], RepairAction.MarkRolledBack));
    }

    [Theory]
    [InlineData(RepairAction.AcceptChange)]
    [InlineData(RepairAction.MarkApplied)]
    [InlineData(RepairAction.MarkRolledBack)]
    [InlineData(RepairAction.Forget)]
    public void Nobody_knows_the_version_and_the_error_names_it(RepairAction action) =>
        Assert.Contains("version 1", Refused(() => Repair([Two], [Rows.Applied(Two)], action)), StringComparison.Ordinal);

    [Fact]
    public void An_action_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Repair([One], [], (RepairAction)99));

    [Fact]
    public void A_repair_leaves_an_entry_in_the_journal()
    {
        var entry = Assert.Single(Repair([One], [], RepairAction.MarkApplied)).Entry;

        Assert.Equal(new JournalEntry(Now, "", MigrationKind.Migration, 1, JournalAction.Repair, true, TimeSpan.Zero, null, "host, process 4711 (Tests 1.0.0)"), entry);
    }

    [Fact]
    public void A_baseline_declares_whatever_is_not_applied_up_to_its_version()
    {
        var changes = HistoryCorrection.Baseline(
            TestCatalog.Registry(One, Two, Three, new TestMigration(4), new TestMigration(5)),
            [Rows.Applied(One), Rows.RolledBack(Two), Rows.FailedInTransaction(Three)],
            TestSettings.Default,
            4);

        Assert.Equal([2, 3, 4], changes.Select(change => change.Row.Version));
        Assert.All(changes, change => Assert.Equal((HistoryState.Baseline, Now, null), (change.Row.State, change.Row.AppliedAt, change.Row.ErrorMessage)));
        Assert.All(changes, change => Assert.Equal(JournalAction.Baseline, change.Entry!.Action));
    }

    [Theory]
    [InlineData(HistoryState.Running)]
    [InlineData(HistoryState.Reverting)]
    [InlineData(HistoryState.Failed)]
    public void A_baseline_over_a_version_that_is_half_way_is_refused(HistoryState state)
    {
        var message = Refused(() => HistoryCorrection.Baseline(TestCatalog.Registry(One, OptedOut, Three), [Rows.Stopped(OptedOut, state, 1)], TestSettings.Default, 3));

        Assert.Contains("`repair 2 --applied`", message, StringComparison.Ordinal);
        Assert.Contains("`repair 2 --rolled-back`", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_does_not_look_above_its_version() =>
        Assert.Single(HistoryCorrection.Baseline(TestCatalog.Registry(One, OptedOut), [Rows.Stopped(OptedOut, HistoryState.Running, 1)], TestSettings.Default, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_baseline_of_a_version_that_is_not_there_is_refused(long version) =>
        Assert.Contains($"no migration with version {version}", Refused(() => HistoryCorrection.Baseline(TestCatalog.Registry(All), [], TestSettings.Default, version)), StringComparison.Ordinal);

    private static IReadOnlyList<HistoryChange> Repair(IReadOnlyList<TestMigration> registry, IReadOnlyList<HistoryRow> rows, RepairAction action) =>
        HistoryCorrection.Repair(MigrationKind.Migration, TestCatalog.Registry(registry).Migrations, rows, TestSettings.Default, 1, action);

    private static string Refused(Action action) => Assert.Throws<MigrationRefusedException>(action).Message;
}
