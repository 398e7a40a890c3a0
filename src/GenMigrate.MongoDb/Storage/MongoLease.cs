using System.Diagnostics;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>Waits for the lock, and keeps it by renewing it in the background.</summary>
internal sealed class MongoLease(MongoLock @lock, MigrationSettings settings) : IAsyncDisposable
{
    private LeaseHeartbeat? _heartbeat;
    private bool _isHeld;
    private (ProcessIdentity Holder, long At)? _lastSeen;

    /// <summary>Waits until the lock can be taken.</summary>
    /// <returns>Whom it was taken over from; null: it was free.</returns>
    public async Task<ProcessIdentity?> TakeAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var isReported = false;
        for (var tries = 0; ; tries++)
        {
            var attempt = await TryTakeAsync(cancellationToken).ConfigureAwait(false);
            var holder = attempt.Holder;
            if (attempt.IsTaken)
            {
                return attempt.TakenFrom;
            }

            if (attempt.IsMissing)
            {
                if (await @lock.TryMakeAsync(cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                continue;
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

            if (!isReported && holder is not null)
            {
                isReported = true;
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

    private async Task<LockAttempt> TryTakeAsync(CancellationToken cancellationToken)
    {
        if (await @lock.FindLivingHolderAsync(cancellationToken).ConfigureAwait(false) is { } living)
        {
            _lastSeen = (living, Stopwatch.GetTimestamp());
            return new LockAttempt(IsTaken: false, living, TakenFrom: null);
        }

        var attempt = await @lock.TryTakeAsync(cancellationToken).ConfigureAwait(false);

        // Somebody deleted the document. Its holder makes it again when it renews the lock the next time.
        return attempt.IsMissing && await MayBeMadeAgainAsync(cancellationToken).ConfigureAwait(false)
            ? new LockAttempt(IsTaken: false, _lastSeen!.Value.Holder, TakenFrom: null)
            : attempt;
    }

    private async Task<bool> MayBeMadeAgainAsync(CancellationToken cancellationToken) =>
        _lastSeen is { Holder.IsKnownDead: false } seen
        && Stopwatch.GetElapsedTime(seen.At) < settings.LeaseTime
        && await @lock.HasFenceAsync(cancellationToken).ConfigureAwait(false);

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
