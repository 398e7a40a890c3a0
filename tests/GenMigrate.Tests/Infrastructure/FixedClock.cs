using Microsoft.Extensions.Time.Testing;

namespace GenMigrate.Tests;

/// <summary>The time of every test that does not care which.</summary>
internal static class FixedClock
{
    public static TimeProvider Instance { get; } = new FakeTimeProvider(new DateTimeOffset(2024, 2, 29, 12, 34, 56, 789, TimeSpan.Zero));
}
