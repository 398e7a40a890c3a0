using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// Stops what a connection is doing, which the driver's own cancellation does not:
/// <c>sqlite3_interrupt</c> may be called from any thread (sqlite.org/c3ref/interrupt.html).
/// </summary>
internal static class SqliteInterrupt
{
    public static async Task RunAsync(SqliteConnection connection, TimeSpan? timeout, Func<Task> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timer = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        using var registration = either.Token.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);
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
