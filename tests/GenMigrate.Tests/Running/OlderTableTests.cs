namespace GenMigrate.Tests;

public sealed class OlderTableTests
{
    private static readonly DateTimeOffset Leap = new(2024, 2, 29, 12, 34, 56, TimeSpan.Zero);

    public static TheoryData<object?, long?> Versions => new()
    {
        { 7, 7 },
        { 7L, 7 },
        { (short)7, 7 },
        { 7.0, 7 },
        { 7m, 7 },
        { "7", 7 },
        { " 007_add index.sql", 7 },
        { "20240229123456-people", 20240229123456 },
        { long.MaxValue, long.MaxValue },
        { ulong.MaxValue, null },
        { double.MaxValue, null },
        { double.NaN, null },
        { 7.5, null },
        { "99999999999999999999", null },
        { "V7__people", null },
        { "-7", null },
        { "", null },
        { "٧", null },
        { true, null },
        { null, null },
        { new object(), null },
    };

    public static TheoryData<object?, DateTimeOffset?> Times => new()
    {
        { Leap.ToOffset(TimeSpan.FromHours(2)), Leap },
        { Leap.UtcDateTime, Leap },
        { DateTime.SpecifyKind(Leap.UtcDateTime, DateTimeKind.Unspecified), Leap },
        { "2024-02-29 12:34:56", Leap },
        { "2024-02-29T14:34:56+02:00", Leap },
        { Leap.ToUnixTimeSeconds(), Leap },
        { Leap.ToUnixTimeMilliseconds(), Leap },
        { (double)Leap.ToUnixTimeSeconds(), Leap },
        { long.MaxValue, null },
        { -1L, null },
        { "yesterday", null },
        { true, null },
        { null, null },
    };

    public static TheoryData<object?, bool?> Flags => new()
    {
        { true, true },
        { false, false },
        { 1L, true },
        { 0, false },
        { 2, null },
        { "t", true },
        { "False", false },
        { " YES ", true },
        { "n", false },
        { "maybe", null },
        { "", null },
        { null, null },
        { Leap, null },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_version_is_a_number_or_begins_a_text(object? value, long? expected) => Assert.Equal(expected, OlderValues.Version(value));

    [Theory]
    [MemberData(nameof(Times))]
    public void A_time_is_one_in_utc_where_it_says_no_other_zone(object? value, DateTimeOffset? expected) => Assert.Equal(expected, OlderValues.Time(value));

    [Theory]
    [MemberData(nameof(Flags))]
    public void A_flag_is_a_truth_value_in_any_usual_form(object? value, bool? expected) => Assert.Equal(expected, OlderValues.Flag(value));

    [Fact]
    public void A_time_in_this_machines_zone_is_that_instant() => Assert.Equal(Leap, OlderValues.Time(Leap.LocalDateTime));

    [Theory]
    [InlineData("version", "version", "name", "id")]
    [InlineData("name", "NAME", "id")]
    [InlineData("filename", "fileName", "migration_name")]
    [InlineData("migration_name", "migrationName", "id")]
    [InlineData("id", "id", "other")]
    [InlineData("id", "_id")]
    public void The_first_column_that_gives_versions_gives_all_of_them(string expected, params string[] columns) =>
        Assert.Equal(expected, new OlderTable("t", [Row([.. columns.Select(column => (column, (object?)"001_a"))])]).Column);

    [Fact]
    public void A_row_is_not_read_from_another_column_than_the_others()
    {
        var table = new OlderTable("t", [Row(("name", "001_a"), ("id", 11)), Row(("name", "fixup"), ("id", 12))]);

        Assert.Equal([1L, null], table.Read().Select(entry => entry.Version));
    }

    [Theory]
    [InlineData(null, null, AdoptionOutcome.NotUnderstood)]
    [InlineData("?", false, AdoptionOutcome.NotUnderstood)]
    [InlineData(true, "?", AdoptionOutcome.NotUnderstood)]
    [InlineData(true, null, AdoptionOutcome.Adopted)]
    [InlineData(true, false, AdoptionOutcome.Adopted)]
    [InlineData(false, false, AdoptionOutcome.NotApplied)]
    [InlineData(false, true, AdoptionOutcome.NotApplied)]
    [InlineData(true, true, AdoptionOutcome.NotApplied)]
    public void A_row_that_does_not_say_clearly_that_it_is_applied_is_not_adopted(object? success, object? rolledBack, AdoptionOutcome expected) =>
        Assert.Equal(expected, Assert.Single(new OlderTable("t", [Row(("version", 1), ("success", success), ("rolledBack", rolledBack))]).Read()).Outcome);

    [Theory]
    [InlineData("ok", "Adopted")]
    [InlineData("failed", "NotApplied")]
    [InlineData("failed ok", "NotApplied Adopted")]
    [InlineData("failed failed ok", "NotApplied NotApplied Adopted")]
    [InlineData("rolled_back rolled_back", "NotApplied NotApplied")]
    [InlineData("ok ok", "Ambiguous Ambiguous")]
    [InlineData("ok rolled_back", "Ambiguous NotApplied")]
    [InlineData("ok unclear", "Ambiguous NotUnderstood")]
    public void Rows_of_one_version_are_ambiguous_unless_all_but_one_have_failed(string rows, string expected)
    {
        var older = rows.Split(' ').Select(row => Row(("version", 1), ("success", row == "unclear" ? null : row != "failed"), ("rolled_back", row == "rolled_back"))).ToList();

        var adoption = Adoption.Read("t", older, TestCatalog.Registry(new TestMigration(1)), []);

        Assert.Equal(expected, string.Join(' ', adoption.Entries.Select(entry => entry.Outcome)));
        Assert.Equal(expected.Contains("Ambiguous", StringComparison.Ordinal) ? 1 : 0, adoption.Problems.Count);
    }

    [Fact]
    public void What_is_unknown_to_the_registry_is_never_ambiguous()
    {
        var adoption = Adoption.Read("t", [Row(("version", 9)), Row(("version", 9))], TestCatalog.Registry(new TestMigration(1)), []);

        Assert.Equal([AdoptionOutcome.Unknown, AdoptionOutcome.Unknown], adoption.Entries.Select(entry => entry.Outcome));
        Assert.Empty(adoption.Problems);
    }

    [Fact]
    public void An_empty_table_gives_nothing() => Assert.Empty(Adoption.Read("t", [], TestCatalog.Registry(new TestMigration(1)), []).Entries);

    private static OlderRow Row(params (string Column, object? Value)[] values) => new(values.ToDictionary(value => value.Column, value => value.Value));
}
