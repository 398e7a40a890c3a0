namespace GenMigrate;

/// <summary>
/// Renews a lease at regular intervals until it is disposed. It has a thread of its own: a migration that blocks the whole
/// thread pool must not lose its lease, so a renewal must not need the pool either. It blocks instead of awaiting.
/// </summary>
public sealed class LeaseHeartbeat : IAsyncDisposable
{
    private readonly TimeSpan _interval;
    private readonly Func<CancellationToken, bool> _renew;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it.</summary>
    /// <param name="interval">How long to wait before each renewal; a fraction of the time that the lease lasts.</param>
    /// <param name="renew">Renews the lease, and throws nothing but <see cref="OperationCanceledException"/>. False: it is lost for good.</param>
    public LeaseHeartbeat(TimeSpan interval, Func<CancellationToken, bool> renew)
    {
        ArgumentNullException.ThrowIfNull(renew);
        _interval = interval;
        _renew = renew;
        new Thread(Run) { IsBackground = true, Name = "GenMigrate lease heartbeat" }.Start();
    }

    /// <summary>Ends it; a renewal that has begun is canceled, and waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stop.Token.WaitHandle.WaitOne(_interval) && _renew(_stop.Token))
            {
                // The next one comes after the interval.
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
        finally
        {
            _ended.SetResult();
        }
    }
}
