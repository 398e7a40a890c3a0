namespace GenMigrate.Tests;

/// <summary>Where a plan leads, for each kind of target.</summary>
public sealed class TargetTests : PlanningTests
{
    private static readonly HistoryRow[] AllApplied = [Rows.Applied(One), Rows.Applied(Two), Rows.Applied(Three)];

    [Fact]
    public void Up_to_a_version_stops_there() => Assert.Equal("up 1, up 2", Plan(All, [], MigrationTarget.UpTo(2)).Items());

    [Fact]
    public void Up_to_a_version_never_rolls_back() => Assert.True(Plan(All, AllApplied, MigrationTarget.UpTo(1)).IsEmpty);

    [Fact]
    public void To_a_version_goes_up() => Assert.Equal("up 1, up 2", Plan(All, [], MigrationTarget.To(2)).Items());

    [Fact]
    public void To_a_version_goes_down() => Assert.Equal("down 3, down 2", Plan(All, AllApplied, MigrationTarget.To(1)).Items());

    [Fact]
    public void To_0_takes_everything_back() => Assert.Equal("down 3, down 2, down 1", Plan(All, AllApplied, MigrationTarget.To(0)).Items());

    [Fact]
    public void Down_to_a_version_keeps_it() => Assert.Equal("down 3, down 2", Plan(All, AllApplied, MigrationTarget.DownTo(1)).Items());

    [Fact]
    public void Down_to_0_takes_everything_back() => Assert.Equal("down 3, down 2, down 1", Plan(All, AllApplied, MigrationTarget.DownTo(0)).Items());

    [Fact]
    public void Down_to_a_version_never_goes_up() => Assert.True(Plan(All, [Rows.Applied(One)], MigrationTarget.DownTo(2)).IsEmpty);

    [Theory]
    [InlineData(1, "down 3")]
    [InlineData(2, "down 3, down 1")]
    [InlineData(9, "down 3, down 1")]
    public void Back_counts_what_is_applied(int steps, string items) =>
        Assert.Equal(items, Plan(All, [Rows.Applied(One), Rows.RolledBack(Two), Rows.Of(Three, HistoryState.Baseline)], MigrationTarget.Back(steps)).Items());

    [Fact]
    public void Back_does_nothing_where_nothing_is_applied() => Assert.True(Plan(All, [Rows.RolledBack(One)], MigrationTarget.Back(1)).IsEmpty);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void Up_to_a_version_that_is_not_there_is_refused(long version)
    {
        var problem = Plan(All, [], MigrationTarget.UpTo(version)).Problems[0];

        Assert.Equal((MigrationProblemKind.UnknownVersion, version), (problem.Kind, problem.Version));
        Assert.Contains("The registry has 3, from 1 to 3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_and_down_to_a_version_that_is_not_there_are_refused()
    {
        Assert.Equal("UnknownVersion 4", Plan(All, AllApplied, MigrationTarget.To(4)).ProblemList());
        Assert.Equal("UnknownVersion 4", Plan(All, AllApplied, MigrationTarget.DownTo(4)).ProblemList());
        Assert.Contains("the registry is empty", Plan([], [], MigrationTarget.To(4)).Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollback_without_a_Down_is_refused()
    {
        var plan = Plan([One, Two.Without(MigrationFlags.HasDown)], [Rows.Applied(One), Rows.Applied(Two)], MigrationTarget.DownTo(0));

        Assert.Equal("NoDown 2", plan.ProblemList());
    }

    [Fact]
    public void A_rollback_of_an_irreversible_version_is_refused_with_its_reason()
    {
        var dropped = Two.Without(MigrationFlags.HasDown).With(MigrationFlags.Irreversible) with { Note = "drops personal data." };
        var plan = Plan([One, dropped], [Rows.Applied(One), Rows.Applied(Two)], MigrationTarget.Back(1));

        Assert.Equal("Irreversible 2", plan.ProblemList());
        Assert.Contains("is irreversible: drops personal data. Restore a backup", plan.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_irreversible_version_is_not_rolled_back_even_if_it_has_a_Down() =>
        Assert.Equal("Irreversible 1", Plan([One.With(MigrationFlags.Irreversible)], [Rows.Applied(One)], MigrationTarget.Back(1)).ProblemList());

    [Fact]
    public void All_problems_are_listed_in_order_of_version()
    {
        TestMigration[] registry = [One with { Content = 1 }, Two, new(4), new TestMigration(5) with { Up = [new("a", "x")] }];
        HistoryRow[] rows =
        [
            Rows.Applied(new TestMigration(4)), Rows.Applied(Three), Rows.Applied(One),
            Rows.Stopped(new TestMigration(5) with { Up = [new("a", "y")] }, HistoryState.Running, 1),
        ];

        Assert.Equal("Changed 1, OutOfOrder 2, Missing 3, Unfinished 5", Described(registry, rows).ProblemList());
    }

    [Fact]
    public void What_is_found_in_steps_is_sorted_among_the_problems_of_the_plan()
    {
        var wrong = new[] { "COMMIT inside step 1." }.ToLookup(_ => 2L);
        var plan = Plan([One, Two, Three, new(4)], [Rows.Applied(new TestMigration(4))], policy: PlanPolicy.Strict);

        var described = PlanDescriber.Describe(plan, new TestDatabase { Wrong = wrong }, new MigrationRunnerOptions());

        Assert.Equal("OutOfOrder 1, OutOfOrder 2, InvalidStep 2, OutOfOrder 3", described.ProblemList());
        Assert.Equal(described.Problems, new MigrationRefusedException(described.Problems).Problems);
        Assert.StartsWith("4 problems, nothing was executed:\n- Version 1 ", new MigrationRefusedException(described.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_given_twice_are_refused_by_name()
    {
        var plan = Plan([One, Two with { Name = "AddNames" }, Two with { Name = "AddCities" }], []);

        Assert.Equal("DuplicateVersion 2", plan.ProblemList());
        Assert.Contains("'AddNames' and 'AddCities'", plan.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Assert.Equal(Plan(All, AllApplied, MigrationTarget.To(1)).Items(), Plan(All, [.. AllApplied.Reverse()], MigrationTarget.To(1)).Items());
}
