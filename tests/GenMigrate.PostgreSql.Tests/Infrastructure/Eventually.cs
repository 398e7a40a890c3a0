namespace GenMigrate.PostgreSql.Tests;

/// <summary>What becomes true in another process a moment after it was caused: looked at again until it is, not for ever.</summary>
internal static class Eventually
{
    private const int Tries = 1200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Fails with what was seen last when it has not become what is expected after half a minute.</summary>
    public static async Task EqualAsync(string expected, Func<Task<string>> look)
    {
        // What has been seen once counts: it may be over by the next look.
        var seen = await look();
        for (var number = 1; number < Tries && seen != expected; number++)
        {
            await Task.Delay(Pause);
            seen = await look();
        }

        Assert.Equal(expected, seen);
    }
}
