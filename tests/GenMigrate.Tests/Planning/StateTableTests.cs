namespace GenMigrate.Tests;

/// <summary>The rows of the design's state table that speak of versions the registry knows and that are not half-way.</summary>
public sealed class StateTableTests : PlanningTests
{
    [Fact]
    public void Without_a_row_a_version_is_pending_and_runs_in_order()
    {
        var plan = Plan([Three, One, Two], []);

        Assert.Equal("up 1, up 2, up 3", plan.Items());
        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Warnings);
        Assert.All([1L, 2, 3], version => Assert.Equal(MigrationState.Pending, StateOf(version, All)));
        Assert.Equal(3, Status(All).PendingCount);
    }

    [Fact]
    public void A_rolled_back_version_is_pending_whatever_its_checksum_was()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.RolledBack(Two with { Content = 9 })];

        Assert.Equal("up 2", Plan([One, Two], rows).Items());
        Assert.Empty(Plan([One, Two], rows).Problems);
        Assert.Equal(MigrationState.RolledBack, StateOf(2, [One, Two], rows));
        Assert.Equal(1, Status([One, Two], rows).PendingCount);
    }

    [Fact]
    public void A_rolled_back_version_starts_afresh()
    {
        var row = Rows.RolledBack(OptedOut) with { StepsDone = 3, StepHashes = "d1\nd2\nd3" };

        Assert.Equal("up 2", Described([OptedOut], [row]).Items());
        Assert.Empty(Described([OptedOut], [row]).Problems);
    }

    [Theory]
    [InlineData(HistoryState.Applied, MigrationState.Applied)]
    [InlineData(HistoryState.Baseline, MigrationState.Baseline)]
    public void In_effect_with_the_same_checksum_is_applied(HistoryState stored, MigrationState state)
    {
        var row = Rows.Of(One, stored);

        Assert.True(Plan([One], [row]).IsEmpty);
        Assert.Equal(state, StateOf(1, [One], row));
        Assert.Equal(0, Status([One], row).PendingCount);
    }

    [Theory]
    [InlineData(HistoryState.Applied, MigrationState.Applied)]
    [InlineData(HistoryState.Baseline, MigrationState.Baseline)]
    public void An_adopted_row_is_applied_and_its_checksum_is_filled_in(HistoryState stored, MigrationState state)
    {
        var row = Rows.Of(One, stored) with { Checksum = null, Name = "001_people.sql" };
        var plan = Plan([One with { Description = "People" }], [row]);

        Assert.Empty(plan.Migrations);
        Assert.Empty(plan.Problems);
        Assert.False(plan.IsEmpty);
        Assert.Equal(row with { Checksum = One.Checksum, Description = "People" }, Assert.Single(plan.Adopted));
        Assert.Equal(state, StateOf(1, [One], row));
    }

    [Fact]
    public void An_adopted_row_keeps_its_own_description()
    {
        var row = Rows.Applied(One) with { Checksum = null, Description = "theirs" };

        Assert.Equal("theirs", Assert.Single(Plan([One with { Description = "ours" }], [row]).Adopted).Description);
    }

    [Fact]
    public void An_adopted_row_that_is_rolled_back_is_not_completed_first()
    {
        var plan = Plan([One], [Rows.Applied(One) with { Checksum = null }], MigrationTarget.DownTo(0));

        Assert.Equal("down 1", plan.Items());
        Assert.Empty(plan.Adopted);
        Assert.Empty(plan.Problems);
    }

    [Theory]
    [InlineData(HistoryState.Applied)]
    [InlineData(HistoryState.Baseline)]
    public void In_effect_with_another_checksum_is_changed_and_refused(HistoryState stored)
    {
        var edited = One with { Content = 1 };
        var plan = Plan([edited, Two], [Rows.Of(One, stored)]);

        Assert.Equal("Changed 1", plan.ProblemList());
        Assert.Contains(One.Checksum, plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains(edited.Checksum, plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("`repair 1 --accept-change`", plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(MigrationState.Changed, StateOf(1, [edited, Two], Rows.Of(One, stored)));
        Assert.Equal(1, Status([edited, Two], Rows.Of(One, stored)).PendingCount);
    }

    [Fact]
    public void A_changed_version_is_a_warning_where_the_policy_says_so()
    {
        var plan = Plan([One with { Content = 1 }, Two], [Rows.Applied(One)], policy: new PlanPolicy(ChangePolicy.Warn));

        Assert.Equal("up 2", plan.Items());
        Assert.Empty(plan.Problems);
        Assert.Equal("Changed 1", plan.WarningList());
    }

    [Fact]
    public void A_changed_version_above_the_target_is_refused_too()
    {
        var plan = Plan([One, Two with { Content = 1 }], [Rows.Applied(Two)], MigrationTarget.UpTo(1), new PlanPolicy(AllowOutOfOrder: true));

        Assert.Equal("Changed 2", plan.ProblemList());
    }

    [Fact]
    public void A_changed_version_is_not_rolled_back_with_a_Down_that_may_not_fit()
    {
        Assert.Equal("Changed 2", Plan([One, Two with { Content = 1 }], [Rows.Applied(One), Rows.Applied(Two)], MigrationTarget.Back(1)).ProblemList());
        Assert.Equal("Changed 2", Plan([One, Two with { Content = 1 }], [Rows.Applied(One), Rows.Applied(Two)], MigrationTarget.To(1)).ProblemList());
    }

    [Fact]
    public void A_changed_version_that_is_not_reached_does_not_stop_a_rollback()
    {
        var plan = Plan([One with { Content = 1 }, Two], [Rows.Applied(One), Rows.Applied(Two)], MigrationTarget.DownTo(1));

        Assert.Equal("down 2", plan.Items());
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public void Pending_below_the_highest_applied_is_out_of_order_and_refused()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Applied(Three)];
        var plan = Plan(All, rows);

        Assert.Equal("OutOfOrder 2", plan.ProblemList());
        Assert.Contains("OutOfOrder = true", plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(MigrationState.OutOfOrder, StateOf(2, All, rows));
        Assert.Equal(1, Status(All, rows).PendingCount);
    }

    [Theory]
    [InlineData(HistoryState.RolledBack)]
    [InlineData(HistoryState.Failed)]
    public void Whatever_counts_as_pending_can_be_out_of_order(HistoryState stored)
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Of(Two, stored), Rows.Applied(Three)];

        Assert.Equal("OutOfOrder 2", Plan(All, rows).ProblemList());
        Assert.Equal(MigrationState.OutOfOrder, StateOf(2, All, rows));
    }

    [Fact]
    public void Out_of_order_runs_where_the_migration_allows_it()
    {
        var plan = Plan([One, Two.With(MigrationFlags.OutOfOrder), Three], [Rows.Applied(One), Rows.Applied(Three)]);

        Assert.Equal("up 2", plan.Items());
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public void Out_of_order_runs_where_the_policy_allows_it()
    {
        var plan = Plan(All, [Rows.Applied(One), Rows.Applied(Three)], policy: new PlanPolicy(AllowOutOfOrder: true));

        Assert.Equal("up 2", plan.Items());
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public void Out_of_order_is_judged_by_all_that_is_applied_also_above_the_target()
    {
        Assert.Equal("OutOfOrder 1", Plan(All, [Rows.Applied(Three)], MigrationTarget.UpTo(1)).ProblemList());
    }

    [Fact]
    public void Out_of_order_does_not_count_what_the_same_plan_rolls_back()
    {
        var plan = Plan(All, [Rows.Applied(One), Rows.Applied(Three)], MigrationTarget.To(2));

        Assert.Equal("down 3, up 2", plan.Items());
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public void Failed_in_a_transaction_is_as_pending()
    {
        var row = Rows.FailedInTransaction(One);
        var entry = Status([One], row).Entries.Single();

        Assert.Equal("up 1", Plan([One with { Content = 1 }], [row]).Items());
        Assert.Empty(Plan([One with { Content = 1 }], [row]).Problems);
        Assert.Equal(MigrationState.Failed, entry.State);
        Assert.Equal("no such table", entry.Error);
        Assert.Equal(1, Status([One], row).PendingCount);
    }

    [Fact]
    public void Failed_in_a_transaction_does_not_make_lower_versions_out_of_order()
    {
        var plan = Plan(All, [Rows.Applied(One), Rows.FailedInTransaction(Three)]);

        Assert.Equal("up 2, up 3", plan.Items());
        Assert.Empty(plan.Problems);
    }
}
