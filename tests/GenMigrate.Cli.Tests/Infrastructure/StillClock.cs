namespace GenMigrate.Cli.Tests;

/// <summary>Time stands still.</summary>
public sealed class StillClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long GetTimestamp() => 0;
}
