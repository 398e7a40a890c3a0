namespace GenMigrate.Tests;

public sealed class LegacyValueTests
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
        { "7.sql", 7 },
        { "7.1", null },
        { "0.0.1", null },
        { "2024-01-31_people", null },
        { "4f2a9c", null },
        { "7people", null },
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
        { Leap.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Leap },
        { Leap.ToUnixTimeMilliseconds() * 1000, Leap },
        { Leap.ToUnixTimeMilliseconds() * 1_000_000, Leap },
        { 20240229123456, Leap },
        { "20240229123456", Leap },
        { 20240229, new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero) },
        { "2024-02-29 12:34:56+00", Leap },
        { "2024-02-29 12:34:56 +0000 UTC", Leap },
        { "2024-02-29 13:34:56 +01:00", Leap },
        { "Thu, 29 Feb 2024 12:34:56 GMT", Leap },
        { 2460370.0, null },
        { 20241399, null },
        { 7L, null },
        { 0L, null },
        { "02/03/2024", null },
        { "1.2", null },
        { "12:34", null },
        { DateTime.MaxValue, null },
        { DateTime.MinValue, null },
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
    public void A_version_is_a_number_or_ends_at_a_separator(object? value, long? expected) => Assert.Equal(expected, LegacyValue.Version(value));

    [Theory]
    [MemberData(nameof(Times))]
    public void A_time_is_one_in_utc_where_it_says_no_other_zone(object? value, DateTimeOffset? expected) => Assert.Equal(expected, LegacyTime.Of(value));

    [Theory]
    [MemberData(nameof(Flags))]
    public void A_flag_is_a_truth_value_in_any_usual_form(object? value, bool? expected) => Assert.Equal(expected, LegacyValue.Flag(value));

    [Fact]
    public void A_time_in_this_machines_zone_is_that_instant() => Assert.Equal(Leap, LegacyTime.Of(Leap.LocalDateTime));

    [Theory]
    [InlineData(1234L, 1234d)]
    [InlineData(1.5, 1.5)]
    [InlineData("12", 12d)]
    [InlineData(-1L, null)]
    [InlineData("soon", null)]
    [InlineData("00:00:01.5", 1500d)]
    [InlineData("-00:00:01", null)]
    [InlineData(null, null)]
    public void A_duration_is_in_milliseconds(object? value, double? expected) =>
        Assert.Equal(expected, LegacyValue.Duration(value, TimeSpan.TicksPerMillisecond)?.TotalMilliseconds);

    [Fact]
    public void An_interval_is_a_duration() => Assert.Equal(TimeSpan.FromSeconds(2), LegacyValue.Duration(TimeSpan.FromSeconds(2), TimeSpan.TicksPerMillisecond));
}
