namespace GenMigrate.Tests;

/// <summary>The question that most starts of a program end with: it may say no too often, never yes.</summary>
public sealed class IsAtHeadTests : PlanningTests
{
    private static readonly TestCatalog Catalog = new(One, Two);

    [Theory]
    [InlineData(HistoryState.Applied)]
    [InlineData(HistoryState.Baseline)]
    public void All_applied_and_unchanged_is_at_head(HistoryState state) => Assert.True(IsAtHead(Rows.Applied(One), Rows.Of(Two, state)));

    [Fact]
    public void Nothing_known_and_nothing_stored_is_at_head() => Assert.True(MigrationPlanner.IsAtHead(new TestCatalog(), []));

    [Theory]
    [InlineData(HistoryState.Running)]
    [InlineData(HistoryState.Failed)]
    [InlineData(HistoryState.Reverting)]
    [InlineData(HistoryState.RolledBack)]
    public void Whatever_is_not_applied_is_not(HistoryState state) => Assert.False(IsAtHead(Rows.Applied(One), Rows.Of(Two, state)));

    [Fact]
    public void A_checksum_of_an_earlier_version_is_at_head() =>
        Assert.True(IsAtHead(Rows.Applied(One), Rows.Applied(Two) with { Checksum = Two.LegacyChecksum }));

    [Fact]
    public void A_missing_row_is_not() => Assert.False(IsAtHead(Rows.Applied(One)));

    [Fact]
    public void An_unknown_row_is_not() => Assert.False(IsAtHead(Rows.Applied(One), Rows.Applied(Two), Rows.Applied(Three)));

    [Fact]
    public void Another_version_is_not() => Assert.False(IsAtHead(Rows.Applied(One), Rows.Applied(Two) with { Version = 3 }));

    [Fact]
    public void A_changed_checksum_is_not() => Assert.False(IsAtHead(Rows.Applied(One), Rows.Applied(Two with { Content = 1 })));

    [Fact]
    public void A_checksum_that_is_to_be_filled_in_is_not() => Assert.False(IsAtHead(Rows.Applied(One), Rows.Applied(Two) with { Checksum = null }));

    private static bool IsAtHead(params IReadOnlyList<HistoryRow> rows) => MigrationPlanner.IsAtHead(Catalog, rows);
}
