namespace GenMigrate.Tests;

/// <summary>The row of the state table that speaks of opted-out migrations that stopped after step k.</summary>
public sealed class UnfinishedTests : PlanningTests
{
    private static readonly TestMigration[] Registry = [One, OptedOut, Three];

    [Theory]
    [InlineData(HistoryState.Running, 0, "up 2, up 3", MigrationState.Running)]
    [InlineData(HistoryState.Running, 1, "up 2 after 1, up 3", MigrationState.Running)]
    [InlineData(HistoryState.Running, 3, "up 2 after 3, up 3", MigrationState.Running)]
    [InlineData(HistoryState.Failed, 1, "up 2 after 1, up 3", MigrationState.Failed)]
    public void Stopped_on_its_way_up_it_resumes_after_the_steps_done(HistoryState stored, int done, string items, MigrationState state)
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Stopped(OptedOut, stored, done)];
        var plan = Described(Registry, rows);

        Assert.Equal(items, plan.Items());
        Assert.Empty(plan.Problems);
        Assert.Equal(state, StateOf(2, Registry, rows));
        Assert.Equal(2, Status(Registry, rows).PendingCount);
    }

    [Fact]
    public void Failed_before_anything_was_done_is_as_pending()
    {
        var row = Rows.Of(OptedOut, HistoryState.Failed);

        Assert.False(row.IsUnfinished);
        Assert.Equal("up 1, up 2, up 3", Described(Registry, [row]).Items());
        Assert.Empty(Described(Registry, [row]).Problems);
    }

    [Theory]
    [InlineData(HistoryState.Reverting, MigrationState.Reverting)]
    [InlineData(HistoryState.Failed, MigrationState.Failed)]
    public void Stopped_on_its_way_down_the_Down_is_finished_and_then_it_stops(HistoryState stored, MigrationState state)
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Stopped(OptedOut, HistoryState.Reverting, 1) with { State = stored }];
        var plan = Described(Registry, rows);

        Assert.Equal("down 2 after 1", plan.Items());
        Assert.Empty(plan.Problems);
        Assert.Equal(state, StateOf(2, Registry, rows));
        Assert.Equal(2, Status(Registry, rows).PendingCount);
    }

    [Fact]
    public void A_Down_that_failed_in_its_first_step_is_half_way_too()
    {
        var row = Rows.Of(OptedOut, HistoryState.Failed) with { Direction = MigrationDirection.Down };

        Assert.Equal("down 2", Described(Registry, [Rows.Applied(One), row]).Items());
    }

    [Fact]
    public void Reverting_is_said_by_the_state_whatever_the_direction_says()
    {
        var row = Rows.Of(OptedOut, HistoryState.Reverting) with { Direction = MigrationDirection.Up };

        Assert.Equal("down 2", Described([OptedOut], [row]).Items());
        Assert.Equal(MigrationState.Reverting, StateOf(2, [OptedOut], row));
    }

    [Fact]
    public void To_a_lower_version_finishes_the_Down_among_the_others()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Stopped(OptedOut, HistoryState.Reverting, 1), Rows.Applied(Three)];

        Assert.Equal("down 3, down 2 after 1", Described(Registry, rows, MigrationTarget.To(1)).Items());
        Assert.Equal("down 3, down 2 after 1", Described(Registry, rows, MigrationTarget.To(2)).Items());
        Assert.Equal("down 3, down 2 after 1", Described(Registry, rows, MigrationTarget.Back(2)).Items());
    }

    [Fact]
    public void A_changed_version_is_refused_also_while_a_Down_is_to_be_finished()
    {
        HistoryRow[] rows = [Rows.Applied(One with { Content = 1 }), Rows.Stopped(OptedOut, HistoryState.Reverting, 1)];

        Assert.Equal("Changed 1", Described(Registry, rows).ProblemList());
    }

    [Theory]
    [InlineData(HistoryState.Running)]
    [InlineData(HistoryState.Failed)]
    public void Stopped_on_its_way_up_it_is_not_rolled_back_half_way(HistoryState stored)
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Stopped(OptedOut, stored, 1)];

        foreach (var target in (MigrationTarget[])[MigrationTarget.Back(1), MigrationTarget.DownTo(1), MigrationTarget.To(1), MigrationTarget.To(0)])
        {
            var problem = Assert.Single(Described(Registry, rows, target).Problems);
            Assert.Equal((MigrationProblemKind.Unfinished, 2L), (problem.Kind, problem.Version));
            Assert.Contains("Finish it with `up`", problem.Message, StringComparison.Ordinal);
            Assert.Contains("`repair 2 --rolled-back`", problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_Down_that_is_gone_cannot_be_finished_and_both_ways_out_are_named(int done)
    {
        var migration = OptedOut.Without(MigrationFlags.HasDown) with { Down = [] };
        HistoryRow[] rows = [Rows.Stopped(OptedOut, HistoryState.Reverting, done)];

        foreach (var target in (MigrationTarget[])[MigrationTarget.Latest, MigrationTarget.Back(1)])
        {
            var problem = Assert.Single(Described([migration], rows, target).Problems);
            Assert.Equal((MigrationProblemKind.Unfinished, 2L), (problem.Kind, problem.Version));
            Assert.Contains("`repair 2 --rolled-back`", problem.Message, StringComparison.Ordinal);
            Assert.Contains("`repair 2 --applied`", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Above_the_target_it_is_left_as_it_is()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Stopped(OptedOut, HistoryState.Running, 1)];

        Assert.True(Plan(Registry, rows, MigrationTarget.UpTo(1)).IsEmpty);
    }

    [Fact]
    public void Below_what_is_applied_it_still_resumes()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Stopped(OptedOut, HistoryState.Running, 1), Rows.Applied(Three)];

        Assert.Equal("up 2 after 1", Described(Registry, rows).Items());
        Assert.Empty(Described(Registry, rows).Problems);
    }

    [Fact]
    public void A_pending_version_below_it_is_out_of_order_because_parts_of_it_are_there()
    {
        HistoryRow[] rows = [Rows.Stopped(OptedOut, HistoryState.Running, 1)];

        Assert.Equal("OutOfOrder 1", Described(Registry, rows).ProblemList());
        Assert.Equal(MigrationState.OutOfOrder, StateOf(1, Registry, rows));
    }

    [Theory]
    [InlineData(HistoryState.Running, "up", "--applied", "--rolled-back")]
    [InlineData(HistoryState.Reverting, "down", "--rolled-back", "--applied")]
    public void Where_it_cannot_resume_both_ways_out_are_named(HistoryState stored, string way, string finished, string undone)
    {
        // The second step of either way is neither transactional nor repeatable.
        var plan = Described([OptedOut], [Rows.Stopped(OptedOut, stored, 1, begun: true)]);

        Assert.Equal("Unfinished 2", plan.ProblemList());
        Assert.Contains($"stopped after step 1 on its way {way}", plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains($"finish the rest by hand and say `repair 2 {finished}`", plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains($"undo by hand what was done and say `repair 2 {undone}`", plan.Problems[0].Message, StringComparison.Ordinal);
    }
}
