namespace GenMigrate;

/// <summary>
/// Waiting in short tries of our own: the driver's wait can neither be cancelled nor be shorter than a second.
/// </summary>
internal sealed class SqliteWait(TimeProvider clock, TimeSpan limit)
{
    /// <summary>How long a wait goes unreported: many starts at once wait for each other for a moment, which is no news.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly long _started = clock.GetTimestamp();
    private int _tries;
    private bool _isReported;

    public bool IsOver => clock.GetElapsedTime(_started) >= limit;

    /// <summary>Whether it is time to say what is waited for; true once.</summary>
    public bool IsToReport() => !_isReported && (_isReported = clock.GetElapsedTime(_started) >= Quiet);

    /// <summary>Waits from 1 to 50 ms, longer with each try, with jitter so that many waiters do not move in step.</summary>
    public Task NextAsync(CancellationToken cancellationToken)
    {
        var longest = Math.Min(50, 2 << Math.Min(_tries++, 5));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, longest + 1)), cancellationToken);
    }
}
