using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>Lease and history as a session has seen them together, and whether they are still so.</summary>
internal sealed class SqliteSnapshot(
    SqliteConnection connection,
    SqliteCommands commands,
    SqliteLeaseKeeper lease,
    MigrationSettings settings,
    Func<MigrationKind, IReadOnlyList<HistoryRow>> readRows)
{
    /// <summary>How long a silent holder must leave the write lock to others, too, before it is believed dead.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(1);

    private readonly KnownHistory _known = new();
    private (MigrationKind Kind, (sqlite3? Connection, long Version) Data, IReadOnlyList<HistoryRow> Rows)? _looked;
    private (SqliteLease Lease, long Since)? _seen;
    private (SqliteLease Lease, long Since)? _silent;

    /// <summary>
    /// The data version that the rows were known to be of, last (sqlite.org/pragma.html#pragmaData_version): another one
    /// means that another connection has committed something. It is compared by <see cref="IsCurrent"/>.
    /// </summary>
    public (sqlite3? Connection, long Version) Data { get; private set; }

    /// <summary>The rows of a kind, whoever has the lease.</summary>
    public IReadOnlyList<HistoryRow> Look(MigrationKind kind)
    {
        // Asked for before: if somebody commits in between, the rows are newer than it says, and are read again.
        var data = DataVersion();
        var rows = readRows(kind);
        _looked = (kind, data, rows);
        return rows;
    }

    /// <summary>
    /// The rows of a kind at a moment when nobody else has the lease; waits for it. What somebody is doing right now must
    /// not look as if it had been left behind.
    /// </summary>
    /// <exception cref="MigrationLockException">The lease was not free in time.</exception>
    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(MigrationKind kind, CancellationToken cancellationToken)
    {
        var wait = new SqliteWait(settings.Clock, settings.LockWait);
        var isFirst = true;
        while (true)
        {
            if (TryRead(kind) is { } rows)
            {
                return rows;
            }

            var holder = lease.Current.Holder!.ToString();
            if (wait.IsOver && _silent is null)
            {
                throw new MigrationLockException(
                    $"Another runner has been migrating the database for longer than MigrationRunnerOptions.LockWait ({settings.LockWait}): {holder}. "
                    + "Wait for it, or end it; an expired lease is taken over automatically.",
                    holder);
            }

            if (isFirst)
            {
                isFirst = false;
                settings.ReportWaiting(holder);
            }

            await wait.NextAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Inside the write lock: whether nobody else has changed the history since it was read. The data version tells
    /// cheaply whether anybody else has committed anything at all (sqlite.org/pragma.html#pragmaData_version).
    /// </summary>
    /// <exception cref="MigrationLockException">The session's own lease has been taken over.</exception>
    public bool IsCurrent()
    {
        var data = DataVersion();
        if (data == Data)
        {
            return true;
        }

        var token = lease.Current.Token;
        var now = lease.Refresh();
        if (now.Token != token)
        {
            if (lease.IsOwn)
            {
                lease.Lose();
                throw new MigrationLockException(
                    "The lease of this runner expired, and another runner took over the migration lock. This one has written nothing since; look at `status`.",
                    now.Holder?.ToString());
            }

            return false;
        }

        if (!_known.All(readRows))
        {
            return false;
        }

        Data = data;
        return true;
    }

    /// <summary>A row has been written in the open transaction.</summary>
    public void Write(HistoryRow row) => _known.Write(row);

    public void Commit()
    {
        _looked = null;
        _known.Commit();
        lease.Commit();
    }

    public void Rollback()
    {
        _known.Rollback();
        lease.Rollback();
    }

    // Null: somebody has the lease. Lease and rows are of one moment because they are read in one transaction.
    private IReadOnlyList<HistoryRow>? TryRead(MigrationKind kind)
    {
        try
        {
            using (commands.Transaction = BeginToRead())
            {
                var data = DataVersion();
                if (IsHeldByOther(lease.Refresh()))
                {
                    return null;
                }

                var rows = _looked is { } looked && looked.Kind == kind && looked.Data == data ? looked.Rows : readRows(kind);
                if (_known.Read(kind, rows))
                {
                    Data = data;
                }

                return rows;
            }
        }
        catch (SqliteException exception) when (_silent is not null && SqliteErrors.IsBusy(exception))
        {
            // The doubt begins anew.
            _silent = null;
            return null;
        }
        finally
        {
            commands.Transaction = null;
        }
    }

    /// <summary>Whether a lease that was found is somebody else's, who may be alive.</summary>
    /// <remarks>
    /// A holder renews its lease with each commit. It cannot while a statement runs that takes no transaction; but then it
    /// has the write lock, and renews the lease as soon as the statement is done. So one that is silent is believed gone
    /// only after it has left the write lock to others for a while. Silent is who let the lease expire, and also who has
    /// not renewed it for a whole lease time of this runner's own clock: the holder's clock may have been ahead.
    /// </remarks>
    public bool IsHeldByOther(SqliteLease found)
    {
        var now = settings.Clock.GetUtcNow();
        if (_seen?.Lease != found)
        {
            _seen = (found, settings.Clock.GetTimestamp());
        }

        var isUnchanged = settings.Clock.GetElapsedTime(_seen.Value.Since) >= settings.LeaseTime;
        if (!found.IsSilentAt(now) && !(isUnchanged && found.IsHeldAt(now)))
        {
            _silent = null;
            return found.IsHeldAt(now);
        }

        if (_silent?.Lease != found)
        {
            _silent = (found, settings.Clock.GetTimestamp());
        }

        return settings.Clock.GetElapsedTime(_silent.Value.Since) < Doubt;
    }

    // Once somebody is silent, with the write lock: who has that is at work.
    private SqliteTransaction BeginToRead()
    {
        var timeout = connection.DefaultTimeout;
        try
        {
            connection.DefaultTimeout = SqliteCommands.DoNotWait;
            return connection.BeginTransaction(deferred: _silent is null);
        }
        finally
        {
            connection.DefaultTimeout = timeout;
        }
    }

    // The number means something on its own connection only, and a step's code may have closed that one.
    private (sqlite3? Connection, long Version) DataVersion() => (connection.Handle, commands.DataVersion);
}
