namespace GenMigrate.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public static FixedClock Instance { get; } = new(new DateTimeOffset(2024, 2, 29, 12, 34, 56, 789, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;
}
