using System.Diagnostics;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>Waits for the lock, and keeps it by renewing it in the background.</summary>
internal sealed class MongoLease(MongoLock @lock, MigrationSettings settings) : IAsyncDisposable
{
    private LeaseHeartbeat? _heartbeat;
    private bool _isHeld;

    /// <summary>Waits until the lock can be taken.</summary>
    /// <returns>Whom it was taken over from; null: it was free.</returns>
    public async Task<ProcessIdentity?> TakeAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var tries = 0; ; tries++)
        {
            var holder = await @lock.FindLivingHolderAsync(cancellationToken).ConfigureAwait(false);
            if (holder is null)
            {
                (var isTaken, holder, var takenFrom) = await @lock.TryTakeAsync(cancellationToken).ConfigureAwait(false);
                if (isTaken)
                {
                    return takenFrom;
                }
            }

            if (holder is { IsKnownDead: true })
            {
                await @lock.ExpireAsync(holder, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (Stopwatch.GetElapsedTime(started) >= settings.LockWait)
            {
                throw new MigrationLockException($"Another runner has been migrating the database for longer than MigrationRunnerOptions.LockWait ({settings.LockWait}): {holder}. Wait for it, or end it; an expired lease is taken over automatically, after MigrationRunnerOptions.LeaseTime ({settings.LeaseTime}).", holder?.ToString());
            }

            if (tries == 0 && holder is not null)
            {
                settings.ReportWaiting(holder.ToString());
            }

            // Longer with each try, with jitter so that many waiters do not move in step.
            await Task.Delay(Random.Shared.Next(20, 40 << Math.Min(tries, 3)), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>From now on the lock is renewed until it is given back.</summary>
    public void Hold()
    {
        _isHeld = true;
        _heartbeat = new LeaseHeartbeat(settings.LeaseTime / 4, TryRenew);
    }

    /// <summary>Renews the lock now.</summary>
    /// <exception cref="MigrationLockException">Another runner has taken it over.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (!await @lock.RenewAsync(cancellationToken).ConfigureAwait(false))
        {
            _isHeld = false;
            throw MongoTransactions.Lost((await @lock.FindHolderAsync(cancellationToken).ConfigureAwait(false))?.ToString());
        }
    }

    public async Task ReleaseAsync()
    {
        if (_heartbeat is { } heartbeat)
        {
            _heartbeat = null;
            await heartbeat.DisposeAsync().ConfigureAwait(false);
        }

        if (!_isHeld)
        {
            return;
        }

        _isHeld = false;
        try
        {
            await @lock.ReleaseAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (MongoErrors.IsOfDatabase(exception))
        {
            // It expires by itself.
        }
    }

    public ValueTask DisposeAsync() => new(ReleaseAsync());

    // A server that does not answer may answer the next time; one that says no has given the lock to another.
    private bool TryRenew(CancellationToken cancellationToken)
    {
        try
        {
            return @lock.Renew(cancellationToken);
        }
        catch (Exception exception) when (MongoErrors.IsOfDatabase(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        }
    }
}
