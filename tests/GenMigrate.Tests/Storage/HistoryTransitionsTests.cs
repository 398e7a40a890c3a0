using Microsoft.Extensions.Time.Testing;

namespace GenMigrate.Tests;

public sealed class HistoryTransitionsTests : PlanningTests
{
    private const string By = "host, process 4711 (Tests 1.0.0)";
    private static readonly DateTimeOffset Now = FixedClock.Instance.GetUtcNow();
    private static readonly DateTimeOffset Earlier = Now.AddDays(-1);

    [Fact]
    public void Now_is_cut_to_the_millisecond()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 1, 1, 0, 0, 0, 123, 456, TimeSpan.Zero));

        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, 123, TimeSpan.Zero), clock.Now());
    }

    [Fact]
    public void Started_afresh_has_no_steps_whatever_the_row_before_says()
    {
        var planned = Planned(OptedOut, Rows.RolledBack(OptedOut) with { StepsDone = 3, StepHashes = "d1\nd2\nd3", ErrorMessage = "no" });

        Assert.Equal(Row(OptedOut, HistoryState.Running), HistoryTransitions.Started(planned, TestSettings.Default, 7));
    }

    [Fact]
    public void Started_again_goes_on_after_the_steps_done()
    {
        var planned = Planned(OptedOut, Rows.Stopped(OptedOut, HistoryState.Failed, 1, begun: true) with { ErrorMessage = "no" });

        Assert.Equal(
            Row(OptedOut, HistoryState.Running) with { StepsDone = 1, StepHashes = "u1\nbegun u2" },
            HistoryTransitions.Started(planned, TestSettings.Default, 7));
    }

    [Fact]
    public void Started_on_its_way_down_still_says_when_it_was_applied()
    {
        var planned = Planned(OptedOut, Rows.Applied(OptedOut) with { AppliedAt = Earlier, StepsDone = 3, StepHashes = "u1\nu2\nu3" }, MigrationTarget.Back(1));

        Assert.Equal(
            Row(OptedOut, HistoryState.Reverting) with { Direction = MigrationDirection.Down, AppliedAt = Earlier },
            HistoryTransitions.Started(planned, TestSettings.Default, 7));
    }

    [Fact]
    public void Finished_on_its_way_up_is_applied_now_with_all_its_steps()
    {
        var planned = Planned(OptedOut, Rows.FailedInTransaction(OptedOut));

        Assert.Equal(
            Row(OptedOut, HistoryState.Applied) with { AppliedAt = Now, ExecutionTimeMs = 1500, StepsDone = 3, StepHashes = "u1\nu2\nu3" },
            HistoryTransitions.Finished(planned, TestSettings.Default, 7, Now, TimeSpan.FromSeconds(1.5)));
    }

    [Fact]
    public void Finished_on_its_way_down_is_rolled_back_now()
    {
        var planned = Planned(OptedOut, Rows.Applied(OptedOut) with { AppliedAt = Earlier }, MigrationTarget.Back(1));

        Assert.Equal(
            Row(OptedOut, HistoryState.RolledBack) with { Direction = MigrationDirection.Down, AppliedAt = Earlier, RolledBackAt = Now, ExecutionTimeMs = 0, StepsDone = 3, StepHashes = "d1\nd2\nd3" },
            HistoryTransitions.Finished(planned, TestSettings.Default, 7, Now, TimeSpan.Zero));
    }

    [Fact]
    public void Failed_in_a_transaction_on_its_way_up_nothing_of_it_remains()
    {
        var row = HistoryTransitions.FailedInTransaction(Planned(One, Rows.RolledBack(One)), TestSettings.Default, 7, TimeSpan.FromSeconds(2), "no such table");

        Assert.Equal(Row(One, HistoryState.Failed) with { ExecutionTimeMs = 2000, ErrorMessage = "no such table" }, row);
        Assert.False(row.IsInEffect);
    }

    [Fact]
    public void Failed_in_a_transaction_on_its_way_down_it_stays_what_it_was_with_the_error_beside_it()
    {
        var before = Rows.Of(One, HistoryState.Baseline) with { AppliedAt = Earlier, AppliedBy = "somebody" };
        var row = HistoryTransitions.FailedInTransaction(Planned(One, before, MigrationTarget.Back(1)), TestSettings.Default, 7, TimeSpan.Zero, "no");

        Assert.Equal(before with { Token = 7, ExecutionTimeMs = 0, ErrorMessage = "no" }, row);
        Assert.Equal(MigrationState.Baseline, StateOf(1, [One], row));
    }

    [Fact]
    public void Failed_in_a_transaction_after_steps_without_one_it_stays_half_way()
    {
        var before = Rows.Stopped(OptedOut, HistoryState.Running, 1);
        var row = HistoryTransitions.FailedInTransaction(Planned(OptedOut.Without(MigrationFlags.NoTransaction), before), TestSettings.Default, 7, TimeSpan.Zero, "no");

        Assert.True(row.IsUnfinished);
        Assert.Equal("u1", row.StepHashes);
    }

    [Fact]
    public void Failed_half_way_the_steps_done_stay()
    {
        var running = Rows.Stopped(OptedOut, HistoryState.Running, 1, begun: true);

        Assert.Equal(
            running with { State = HistoryState.Failed, ExecutionTimeMs = 3000, ErrorMessage = "no" },
            HistoryTransitions.FailedHalfWay(running, TimeSpan.FromSeconds(3), "no"));
    }

    [Fact]
    public void Entries_say_which_way_it_went_and_what_came_of_it()
    {
        var up = HistoryTransitions.Entry(Planned(One, null), TestSettings.Default, Now, TimeSpan.FromSeconds(1), null);
        var down = HistoryTransitions.Entry(Planned(One, Rows.Applied(One), MigrationTarget.Back(1)), TestSettings.Of("orders"), Now, TimeSpan.Zero, "no");

        Assert.Equal(new JournalEntry(Now, "", MigrationKind.Migration, 1, JournalAction.Up, true, TimeSpan.FromSeconds(1), null, By), up);
        Assert.Equal("done", up.Outcome);
        Assert.Equal(new JournalEntry(Now, "orders", MigrationKind.Migration, 1, JournalAction.Down, false, TimeSpan.Zero, "no", By), down);
        Assert.Equal("failed", down.Outcome);
    }

    [Fact]
    public void A_seeds_entry_is_a_seed()
    {
        var seed = new MigrationRegistry(null, null, new TestCatalog(One)).Seeds.Single();
        var entry = HistoryTransitions.Entry(new PlannedMigration(seed, MigrationDirection.Up, null), TestSettings.Default, Now, TimeSpan.Zero, null);

        Assert.Equal((MigrationKind.Seed, JournalAction.Seed), (entry.Kind, entry.Action));
    }

    private static PlannedMigration Planned(TestMigration migration, HistoryRow? row, MigrationTarget? target = null) =>
        Assert.Single(Described([migration], row is null ? [] : [row], target).Migrations);

    private static HistoryRow Row(TestMigration migration, HistoryState state) => Rows.Of(migration, state) with { AppliedBy = By, Token = 7 };
}
