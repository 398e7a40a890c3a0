namespace GenMigrate;

/// <summary>Waiting in tries: somebody who blocks in the server would be waited for by CREATE INDEX CONCURRENTLY.</summary>
internal sealed class PostgreSqlWait(TimeProvider clock, TimeSpan limit)
{
    private readonly long _started = clock.GetTimestamp();
    private int _tries;

    public bool IsOver => clock.GetElapsedTime(_started) >= limit;

    /// <summary>Waits from 5 to 400 ms, longer with each try, with jitter so that many waiters do not move in step.</summary>
    public Task NextAsync(CancellationToken cancellationToken)
    {
        var longest = Math.Min(400, 10 << Math.Min(_tries++, 6));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(longest / 2, longest + 1)), cancellationToken);
    }
}
