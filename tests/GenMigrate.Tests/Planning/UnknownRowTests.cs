namespace GenMigrate.Tests;

/// <summary>The rows of the state table that speak of versions the registry does not know: gone, newer, missing.</summary>
public sealed class UnknownRowTests : PlanningTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void Rolled_back_and_unknown_is_gone_and_nothing_happens(long version)
    {
        var row = Rows.RolledBack(new TestMigration(version));
        TestMigration[] known = [One, Three];
        HistoryRow[] rows = [Rows.Applied(One), row, Rows.Applied(Three)];

        Assert.True(Plan(known, rows).IsEmpty);
        Assert.Empty(Plan(known, rows).Warnings);
        Assert.Equal("down 3, down 1", Plan(known, rows, MigrationTarget.DownTo(0)).Items());
        Assert.Empty(Plan(known, rows, MigrationTarget.DownTo(0)).Problems);
        Assert.Equal(MigrationState.RolledBack, StateOf(version, known, rows));
        Assert.Equal(0, Status(known, rows).PendingCount);
    }

    [Fact]
    public void Failed_in_a_transaction_and_unknown_left_nothing_and_is_gone_too()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.FailedInTransaction(Two)];

        Assert.Equal("up 3", Plan([One, Three], rows).Items());
        Assert.Empty(Plan([One, Three], rows).Problems);
        Assert.Equal(MigrationState.Failed, StateOf(2, [One, Three], rows));
    }

    [Theory]
    [InlineData(HistoryState.Applied)]
    [InlineData(HistoryState.Baseline)]
    [InlineData(HistoryState.Running)]
    [InlineData(HistoryState.Reverting)]
    public void Unknown_above_the_head_is_newer_and_worth_a_warning(HistoryState state)
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Of(Three, state)];
        var plan = Plan([One, Two], rows);

        Assert.Equal("up 2", plan.Items());
        Assert.Empty(plan.Problems);
        Assert.Equal("Newer 3", plan.WarningList());
        Assert.Equal(MigrationState.Newer, StateOf(3, [One, Two], rows));
        Assert.Equal(1, Status([One, Two], rows).PendingCount);
    }

    [Fact]
    public void Everything_is_newer_than_an_empty_registry()
    {
        var plan = Plan([], [Rows.Applied(One)]);

        Assert.True(plan.IsEmpty);
        Assert.Equal("Newer 1", plan.WarningList());
    }

    [Fact]
    public void A_rollback_that_would_reach_a_newer_version_is_refused()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Applied(Two), Rows.Applied(Three)];

        Assert.Equal("Newer 3", Plan([One, Two], rows, MigrationTarget.Back(1)).ProblemList());
        Assert.Equal("Newer 3", Plan([One, Two], rows, MigrationTarget.DownTo(1)).ProblemList());
        Assert.Equal("Newer 3", Plan([One, Two], rows, MigrationTarget.To(1)).ProblemList());
    }

    [Fact]
    public void A_rollback_is_refused_for_a_newer_version_even_where_nothing_known_is_above_the_target()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Applied(Two), Rows.Applied(Three)];

        Assert.Equal("Newer 3", Plan([One, Two], rows, MigrationTarget.DownTo(2)).ProblemList());
        Assert.Equal("Newer 3", Plan([One, Two], rows, MigrationTarget.To(2)).ProblemList());
        Assert.Equal("Newer 3", Plan([One, Two], [Rows.Applied(Three)], MigrationTarget.Back(1)).ProblemList());
    }

    [Fact]
    public void Unknown_below_the_head_is_missing_and_refused()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Applied(Two)];
        var plan = Plan([One, Three], rows);

        Assert.Equal("Missing 2", plan.ProblemList());
        Assert.Contains("`repair 2 --forget`", plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(MigrationState.Missing, StateOf(2, [One, Three], rows));
    }

    [Fact]
    public void A_missing_version_in_the_way_of_a_rollback_is_refused_once()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Applied(Two), Rows.Applied(Three)];

        Assert.Equal("Missing 2", Plan([One, Three], rows, MigrationTarget.Back(2)).ProblemList());
        Assert.Equal("Missing 2", Plan([One, Three], rows, MigrationTarget.DownTo(1)).ProblemList());
        Assert.Equal("Missing 2", Plan([One, Three], rows, MigrationTarget.To(1)).ProblemList());
        Assert.Empty(Plan([One, Three], rows, MigrationTarget.To(1)).Warnings);
    }

    [Fact]
    public void A_missing_version_below_what_is_rolled_back_is_left_alone()
    {
        HistoryRow[] rows = [Rows.Applied(One), Rows.Applied(Two), Rows.Applied(Three)];

        Assert.Equal("down 3", Plan([One, Three], rows, MigrationTarget.Back(1)).Items());
        Assert.Empty(Plan([One, Three], rows, MigrationTarget.Back(1)).Problems);
    }

    [Fact]
    public void The_last_versions_are_the_last_of_the_database_known_or_not()
    {
        // Only 3 is known; the last two are 3 and the unknown 2.
        HistoryRow[] rows = [Rows.Applied(Two), Rows.Applied(Three)];

        Assert.Equal("Missing 2", Plan([Three], rows, MigrationTarget.Back(2)).ProblemList());
        Assert.Equal("down 3", Plan([Three], rows, MigrationTarget.Back(1)).Items());
        Assert.Empty(Plan([Three], rows, MigrationTarget.Back(1)).Problems);
    }

    [Fact]
    public void Status_lists_known_and_unknown_versions_in_one_ascending_order()
    {
        var status = Status([One, Three], Rows.Applied(new TestMigration(9)), Rows.RolledBack(new TestMigration(4)), Rows.Applied(Two), Rows.Applied(One));

        Assert.Equal([1, 2, 3, 4, 9], status.Entries.Select(entry => entry.Version));
        Assert.Equal(
            [MigrationState.Applied, MigrationState.Missing, MigrationState.Pending, MigrationState.RolledBack, MigrationState.Newer],
            status.Entries.Select(entry => entry.State));
        Assert.Equal(1, status.PendingCount);
    }
}
