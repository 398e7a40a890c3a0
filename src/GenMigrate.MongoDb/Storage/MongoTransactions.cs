using System.Diagnostics;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// Work in a transaction, where the server has them: repeated as long as the server asks for it, within a bound, and
/// committed only while the lock is this runner's. Where it has none, the work is simply done.
/// </summary>
internal sealed class MongoTransactions(IClientSessionHandle session, MongoLock @lock, MongoHistory history)
{
    private const int MaxCommits = 10;

    // Longer than a transaction lives by default (60 seconds): that of a runner that was stopped may be in the way so long.
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(2);
    private static readonly TransactionOptions Options = new(ReadConcern.Snapshot, ReadPreference.Primary, MongoMigrationDatabase.Confirmed);

    /// <summary>Whether there are transactions; known once the lock is held.</summary>
    public bool AreSupported { get; set; }

    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(work, cancellationToken).ConfigureAwait(false);
                history.Commit();
                return;
            }
            catch (Exception exception)
            {
                Forget();
                await AbortAsync().ConfigureAwait(false);
                if (!MongoErrors.IsTransient(exception) || Stopwatch.GetElapsedTime(started) > MaxTime)
                {
                    throw;
                }
            }

            // With jitter, so that two that conflict do not meet again. What was in the way may be a successor.
            await Task.Delay(Random.Shared.Next(5, 20 << Math.Min(attempt, 6)), cancellationToken).ConfigureAwait(false);
            if (!await @lock.RenewAsync(cancellationToken).ConfigureAwait(false))
            {
                throw Lost(null);
            }
        }
    }

    // Without a transaction, what was written before the failure is there to stay.
    private void Forget()
    {
        if (AreSupported)
        {
            history.Rollback();
        }
        else
        {
            history.Commit();
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (!AreSupported)
        {
            await work(cancellationToken).ConfigureAwait(false);
            return;
        }

        session.StartTransaction(Options);
        await work(cancellationToken).ConfigureAwait(false);
        if (!await @lock.PassFenceAsync(session, cancellationToken).ConfigureAwait(false))
        {
            throw Lost(null);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await CommitAsync().ConfigureAwait(false);
    }

    // Not to be cancelled: it is short, and half-way nobody would know what came of it.
    private async Task CommitAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await session.CommitTransactionAsync(CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (MongoErrors.IsUnknownCommit(exception))
            {
                if (attempt == MaxCommits)
                {
                    throw new MigrationDatabaseException("The connection was lost while a transaction was committed, and the server did not answer afterwards. The transaction took effect as a whole or not at all: look at `status`, then run again.", exception);
                }
            }

            await Task.Delay(100 * attempt, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task AbortAsync()
    {
        try
        {
            if (session.IsInTransaction)
            {
                await session.AbortTransactionAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException or InvalidOperationException)
        {
            // The server ends what it hears no more of.
        }
    }

    public static MigrationLockException Lost(string? holder) =>
        new("The lease of this runner expired, and another runner took over the migration lock. This one has written nothing since; look at `status`.", holder);
}
