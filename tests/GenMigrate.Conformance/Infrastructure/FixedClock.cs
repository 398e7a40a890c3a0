namespace GenMigrate.Conformance;

/// <summary>A clock whose date stands still; time that is measured goes on.</summary>
public sealed class FixedClock : TimeProvider
{
    public static DateTimeOffset Time { get; } = new(2024, 2, 29, 12, 34, 56, 789, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("far east", TimeSpan.FromHours(9), null, null);

    public override DateTimeOffset GetUtcNow() => Time;
}
