using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// Stops what a connection is doing, which the driver's own cancellation does not:
/// <c>sqlite3_interrupt</c> may be called from any thread (sqlite.org/c3ref/interrupt.html).
/// </summary>
internal static class SqliteInterrupt
{
    /// <exception cref="TimeoutException">It took longer than <paramref name="timeout"/>.</exception>
    public static async Task RunAsync(SqliteConnection connection, TimeSpan? timeout, Func<Task> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (timeout is null && !cancellationToken.CanBeCanceled)
        {
            await action().ConfigureAwait(false);
            return;
        }

        using var timer = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        var interruption = new Interruption(connection.Handle!);
        await using (interruption.ConfigureAwait(false))
        {
            using var registration = either.Token.UnsafeRegister(static interruption => ((Interruption)interruption!).Start(), interruption);
            try
            {
                await action().ConfigureAwait(false);
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new TimeoutException($"it took longer than its TimeoutSeconds ({timeout?.TotalSeconds:0}) and was stopped", exception);
            }
        }
    }

    /// <summary>
    /// Interrupts again and again until it is disposed: an interrupt that comes before a statement has begun, or between
    /// two of them, stops nothing.
    /// </summary>
    private sealed class Interruption(sqlite3 handle) : IAsyncDisposable
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
        private Timer? _timer;

        public void Start() => _timer = new Timer(_ => Interrupt(), null, TimeSpan.Zero, Pause);

        // Waits for one that is on its way: it must not hit the rollback.
        public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

        private void Interrupt()
        {
            try
            {
                raw.sqlite3_interrupt(handle);
            }
            catch (ObjectDisposedException)
            {
                // The step's code has closed the connection.
            }
        }
    }
}
