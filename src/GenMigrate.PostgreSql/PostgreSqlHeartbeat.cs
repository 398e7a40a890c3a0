namespace GenMigrate;

/// <summary>Gives signs of life until it is disposed, three within the time that the lease lasts without one.</summary>
internal sealed class PostgreSqlHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    public PostgreSqlHeartbeat(MigrationSettings settings, Func<Task> beat) => _beating = BeatAsync(settings, beat);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task BeatAsync(MigrationSettings settings, Func<Task> beat)
    {
        try
        {
            while (true)
            {
                await Task.Delay(settings.LeaseTime / 3, _stop.Token).ConfigureAwait(false);
                await beat().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
