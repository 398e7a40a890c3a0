using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>The write transactions of a session's connection, which only the session ends.</summary>
internal sealed class SqliteTransactions(SqliteConnection connection, SqliteCommands commands) : IDisposable
{
    private readonly SqliteCommitGuard _guard = new(connection);

    /// <summary>Whether one is open, to SQLite itself: whoever began or ended it.</summary>
    public bool IsOpen => connection.State == ConnectionState.Open && raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Waits for the write lock and begins one that holds it.</summary>
    /// <param name="isForCode">Whether a step of code will want the driver's object for it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task BeginAsync(bool isForCode, CancellationToken cancellationToken)
    {
        await commands.RetryAsync(isForCode ? BeginForCode : commands.Begin, cancellationToken).ConfigureAwait(false);
        _guard.Refuses = true;
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        // Without write-ahead logging a commit waits for readers; the transaction stays open meanwhile.
        _guard.Refuses = false;
        if (commands.Transaction is { } transaction)
        {
            await commands.RetryAsync(transaction.Commit, cancellationToken).ConfigureAwait(false);
            await transaction.DisposeAsync().ConfigureAwait(false);
            commands.Transaction = null;
        }
        else
        {
            await commands.RetryAsync(commands.Commit, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes back whatever is open. Never throws.</summary>
    public void Rollback()
    {
        _guard.Refuses = false;
        try
        {
            if (commands.Transaction is not null && connection.State == ConnectionState.Open && !IsOpen)
            {
                // SQLite has rolled back by itself, which the driver does not see when it happens in a COMMIT: it would
                // try again, fail, and keep its transaction for ever. So it is given one to roll back.
                raw.sqlite3_exec(connection.Handle, "BEGIN");
            }

            commands.Transaction?.Dispose();
            commands.Transaction = null;
            if (IsOpen)
            {
                commands.Execute("ROLLBACK");
            }
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            // The connection is gone, and its transaction with it.
        }

        commands.Transaction = null;
    }

    public void Dispose()
    {
        Rollback();
        _guard.Dispose();
    }

    private void BeginForCode() => commands.Transaction = connection.BeginTransaction(deferred: false);
}
