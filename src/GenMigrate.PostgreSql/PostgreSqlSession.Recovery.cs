using System.Data;

namespace GenMigrate;

/// <content>What is done after something broke off: take back what is open, connect again, find out what was committed.</content>
internal sealed partial class PostgreSqlSession
{
    /// <summary>After <see cref="CommitAllAsync"/> broke off: takes back what is open, and finds out what was committed.</summary>
    /// <returns>How long each of the transactions took that were committed: the first ones.</returns>
    /// <exception cref="MigrationDatabaseException">The database cannot be reached any more, or another runner had the lease by the time it could.</exception>
    public async Task<IReadOnlyList<TimeSpan>> FindCommittedAsync(Exception exception)
    {
        HistoryRow[] written = [.. _written];
        await RollbackAsync().ConfigureAwait(false);
        var found = await FindAsync(written, exception).ConfigureAwait(false);
        return [.. found.Select(row => TimeSpan.FromMilliseconds(row.ExecutionTimeMs ?? 0))];
    }

    public override async Task<bool> WaitToRetryAsync(Exception cause, TimeSpan elapsed, int attempt, CancellationToken cancellationToken)
    {
        if (PostgreSqlErrors.IsConnectionLoss(cause))
        {
            await FindLostLockAsync().ConfigureAwait(false);
            return false;
        }

        if (_frame!.WasMissing(cause))
        {
            return true;
        }

        if (!PostgreSqlErrors.IsInTheWay(cause) || elapsed >= Settings.LockWait)
        {
            return false;
        }

        // Whatever queued up behind the attempt goes on meanwhile.
        await SendRollbackAsync().ConfigureAwait(false);
        var longest = Math.Min(4000, 250 << Math.Min(attempt - 1, 4));
        var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(longest / 2, longest + 1));
        MigrationLog.Retrying(Settings.Logger, Explain(cause), (long)pause.TotalMilliseconds);
        await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        return true;
    }

    // The connection broke between sending a commit and hearing of it, or an error between some commits and others. Once
    // what is open is rolled back, or the token is a new one, nothing of it can still happen: the history says what did.
    private async Task<IReadOnlyList<HistoryRow>> FindAsync(IReadOnlyList<HistoryRow> written, Exception exception)
    {
        if (written.Count == 0)
        {
            return [];
        }

        try
        {
            if (PostgreSqlErrors.IsConnectionLoss(StepFailedException.CauseOf(exception)))
            {
                await ReconnectAsync().ConfigureAwait(false);
            }

            await SendRollbackAsync().ConfigureAwait(false);
            if (Working.State != ConnectionState.Open)
            {
                await ReconnectAsync().ConfigureAwait(false);
            }

            return await _history.FindAsync(written).ConfigureAwait(false);
        }
        catch (Exception unknown) when (unknown is MigrationException || PostgreSqlErrors.IsToTranslate(unknown))
        {
            var what = written.Count == 1
                ? $"version {written[0].Version} was being committed, and whether it was"
                : $"versions {written[0].Version} to {written[^1].Version} were being committed, and which of them were";
            throw new MigrationDatabaseException($"The connection to the database {_connections.Place} was lost while {what} cannot be found out now. `status` will tell; then run again.", exception);
        }
    }

    private async Task ReconnectAsync()
    {
        _mustRollBack = false;
        await _lock!.ReconnectAsync(CancellationToken.None).ConfigureAwait(false);
    }

    // Whether another runner has gone on meanwhile decides what can be said of the failure.
    private async Task FindLostLockAsync()
    {
        if (Working.State == ConnectionState.Open)
        {
            return;
        }

        try
        {
            await ReconnectAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MigrationDatabaseException || PostgreSqlErrors.IsToTranslate(exception))
        {
            // The server cannot be reached; recording the failure will say so.
        }
    }

    // Not left for later where nothing of ours may come soon. Never throws: mostly something else is thrown already.
    private async Task SendRollbackAsync()
    {
        if (_mustRollBack && Working.State == ConnectionState.Open)
        {
            try
            {
                _pipeline.Add("ROLLBACK");
                await _pipeline.FlushAsync(Working, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is MigrationException || PostgreSqlErrors.IsOfDatabase(exception))
            {
                await AbandonAsync().ConfigureAwait(false);
            }
        }

        _mustRollBack = false;
    }

    // A cancellation that comes late may hit the rollback itself: then the transaction is still open, and ends with its
    // session. In a pool that would live on, and keep the lock.
    private async Task AbandonAsync()
    {
        if (Working.State != ConnectionState.Open)
        {
            return;
        }

        _connections.ClearPool();
        try
        {
            await Working.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception))
        {
            // The connection is gone and its transaction with it.
        }
    }
}
