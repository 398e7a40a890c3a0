using System.Text;

namespace GenMigrate.Tests;

/// <summary>A history compared row by row is at head exactly where the whole of it is (<see cref="IsAtHeadTests"/>).</summary>
public sealed class HeadComparisonTests : PlanningTests
{
    private static readonly TestCatalog Catalog = new(One, Two);

    [Fact]
    public void All_applied_and_unchanged_is_at_head() => Assert.True(IsAtHead(Rows.Applied(One), Rows.Applied(Two)));

    [Fact]
    public void Nothing_known_and_nothing_stored_is_at_head() => Assert.True(new HeadComparison(new TestCatalog()).IsAtHead);

    [Fact]
    public void A_row_that_is_not_applied_or_has_no_checksum_is_not()
    {
        var comparison = new HeadComparison(Catalog);
        Assert.True(comparison.Take(1, Checksum(Rows.Applied(One))));
        Assert.False(comparison.Take(2, []));
        Assert.False(comparison.IsAtHead);
    }

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
    public void A_checksum_with_something_behind_it_is_not()
    {
        var comparison = new HeadComparison(new TestCatalog(One));
        Assert.False(comparison.Take(1, [.. Checksum(Rows.Applied(One)), (byte)'0']));
    }

    [Fact]
    public void What_differs_once_stays_different()
    {
        var comparison = new HeadComparison(Catalog);
        comparison.Take(1, []);
        comparison.Take(2, Checksum(Rows.Applied(Two)));
        Assert.False(comparison.IsAtHead);
    }

    private static bool IsAtHead(params IReadOnlyList<HistoryRow> rows)
    {
        var comparison = new HeadComparison(Catalog);
        foreach (var row in rows)
        {
            comparison.Take(row.Version, Checksum(row));
        }

        return comparison.IsAtHead;
    }

    private static byte[] Checksum(HistoryRow row) => Encoding.UTF8.GetBytes(row.Checksum!);
}
