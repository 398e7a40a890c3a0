using System.Data;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// Takes, renews and gives back the lease (<see cref="PostgreSqlLease"/>), and owns the connection that migrations run
/// on. A second connection waits for the lease, and renews it afterwards.
/// </summary>
internal sealed class PostgreSqlLock(PostgreSqlConnections connections, MigrationSettings settings, NpgsqlConnection control) : IAsyncDisposable
{
    private const long NoToken = -1;

    private readonly string _table = PostgreSqlDialect.Instance.LockTable(settings);
    private NpgsqlConnection _control = control;
    private NpgsqlConnection? _working;
    private LeaseHeartbeat? _heartbeat;
    private long _token = NoToken;
    private string? _holder;

    /// <summary>Whether the connection that migrations run on has a session of its own, with no pooler between.</summary>
    public bool IsSession { get; private set; }

    /// <summary>The connection that migrations run on; there once the lease has been taken.</summary>
    public NpgsqlConnection Working => _working!;

    /// <summary>The connection at hand, before the lease has been taken too.</summary>
    public NpgsqlConnection Connection => _working ?? _control;

    public long Token => Volatile.Read(ref _token);

    /// <summary>Who was found dead when the lease was taken; null: nobody.</summary>
    public ProcessIdentity? TakenFrom { get; private set; }

    /// <remarks>
    /// Whoever waits has one connection, so that many may: the second is opened to take the lease, and the first given up
    /// where another runner was faster, or the server has no second one.
    /// </remarks>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        var wait = new PostgreSqlWait(settings.Clock, settings.LockWait);
        var isFirst = true;
        while (!await TryAcquireAsync(wait, cancellationToken).ConfigureAwait(false))
        {
            if (wait.IsOver)
            {
                throw new MigrationLockException($"Another runner has been migrating the database for longer than MigrationRunnerOptions.LockWait ({settings.LockWait}): {_holder ?? "several take turns"}. Wait for it, or end it; an expired lease is taken over automatically.", _holder);
            }

            if (isFirst && _holder is { } holder)
            {
                isFirst = false;
                settings.ReportWaiting(holder);
            }

            await wait.NextAsync(cancellationToken).ConfigureAwait(false);
        }

        _heartbeat = new LeaseHeartbeat(settings.LeaseTime / 3, _ => Beat());
    }

    /// <summary>
    /// Connects again after the working connection was lost. With the new token nothing that the old connection has sent
    /// can still write history: what it has written until now is all there will ever be.
    /// </summary>
    /// <exception cref="MigrationLockException">Another runner has the lease, or the old session does not end.</exception>
    public async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        var wait = new PostgreSqlWait(settings.Clock, settings.LockWait);
        while (!await TryTakeAsync(cancellationToken).ConfigureAwait(false))
        {
            if (wait.IsOver || (await LookAsync(Working, cancellationToken).ConfigureAwait(false)).Token != _token)
            {
                throw new MigrationLockException("The connection was lost, and by the time the database could be reached again the migration lock was not this runner's any more. Look at `status`.");
            }

            await wait.NextAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the lease back. Never throws: what cannot be given back ends with the session, or at its expiry.</summary>
    public async Task ReleaseAsync()
    {
        if (_heartbeat is not null)
        {
            await _heartbeat.DisposeAsync().ConfigureAwait(false);
            _heartbeat = null;
        }

        if (_token == NoToken)
        {
            return;
        }

        try
        {
            var isAlive = _working is { State: ConnectionState.Open };
            await ExecuteAsync(isAlive ? Working : _control, PostgreSqlLease.Release(_table), [("@token", _token)]).ConfigureAwait(false);
            if (isAlive && IsSession)
            {
                await ReleaseSessionAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception))
        {
            // A session that did not give its lock back must not return to a pool with it.
            connections.ClearPool();
        }

        _token = NoToken;
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync().ConfigureAwait(false);
        await _control.DisposeAsync().ConfigureAwait(false);
        if (_working is not null)
        {
            await _working.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAcquireAsync(PostgreSqlWait wait, CancellationToken cancellationToken)
    {
        try
        {
            if (_control.State != ConnectionState.Open)
            {
                await OpenWorkingAsync(cancellationToken).ConfigureAwait(false);
            }

            var lease = await LookAsync(_control.State == ConnectionState.Open ? _control : Working, cancellationToken).ConfigureAwait(false);
            _holder = lease.Holder;
            if (lease.IsFree && await TryTakeAsync(cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }
        catch (MigrationDatabaseException exception) when (PostgreSqlErrors.IsOutOfConnections(exception) && !wait.IsOver)
        {
            await _control.CloseAsync().ConfigureAwait(false);
        }

        if (_working is { State: ConnectionState.Open })
        {
            await _control.CloseAsync().ConfigureAwait(false);
        }

        return false;
    }

    private Task<PostgreSqlLease> LookAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        PostgreSqlConflicts.RetryAsync(() => LookOnceAsync(connection, cancellationToken));

    private async Task<PostgreSqlLease> LookOnceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(PostgreSqlLease.Select(_table), connection);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return new PostgreSqlLease(reader.GetInt64(0), PostgreSqlLease.HolderOf(reader, 1, settings.LockName)?.ToString(), reader.GetBoolean(5));
                }
            }
        }

        // Somebody has emptied the table by hand.
        await ExecuteAsync(connection, PostgreSqlLease.InsertRow(_table), []).ConfigureAwait(false);
        return new PostgreSqlLease(0, null, IsFree: false);
    }

    private async Task OpenWorkingAsync(CancellationToken cancellationToken)
    {
        if (_working is { State: ConnectionState.Open })
        {
            return;
        }

        if (_working is not null)
        {
            await _working.DisposeAsync().ConfigureAwait(false);
        }

        _working = await connections.OpenForMigrationsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        await OpenWorkingAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await TakeBothAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Failed or cancelled, it may have the advisory lock all the same; in a pool it would keep everybody out.
            connections.ClearPool();
            throw;
        }
    }

    private async Task<bool> TakeBothAsync(CancellationToken cancellationToken)
    {
        var session = await TakeSessionAsync(cancellationToken).ConfigureAwait(false);
        if (session == false)
        {
            return false;
        }

        IsSession = session == true;
        if (await PostgreSqlConflicts.RetryAsync(() => TakeRowAsync(cancellationToken)).ConfigureAwait(false))
        {
            return true;
        }

        if (IsSession)
        {
            await ReleaseSessionAsync().ConfigureAwait(false);
        }

        return false;
    }

    private async Task<bool?> TakeSessionAsync(CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(PostgreSqlLease.TakeSession(_table), Working) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddWithValue("@process", Working.ProcessID);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as bool?;
        }
    }

    private async Task<bool> TakeRowAsync(CancellationToken cancellationToken)
    {
        var owner = settings.Owner;
        var command = new NpgsqlCommand(PostgreSqlLease.Take(_table), Working) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddWithValue("@mine", _token);
            command.Parameters.AddWithValue("@is_session", IsSession);
            command.Parameters.AddWithValue("@machine", owner.Machine);
            command.Parameters.AddWithValue("@process_id", owner.ProcessId);
            command.Parameters.AddWithValue("@process_start", owner.ProcessStart);
            command.Parameters.AddWithValue("@program", owner.Program);
            command.Parameters.AddWithValue("@seconds", settings.LeaseTime.TotalSeconds);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }

                TakenFrom = reader.GetInt64(1) == _token ? null : PostgreSqlLease.HolderOf(reader, 2, settings.LockName);
                Volatile.Write(ref _token, reader.GetInt64(0));
                return true;
            }
        }
    }

    private async Task ReleaseSessionAsync()
    {
        var batch = new NpgsqlBatch(Working);
        await using (batch.ConfigureAwait(false))
        {
            foreach (var sql in PostgreSqlLease.ReleaseSession(_table))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
            }

            await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }

        IsSession = false;
    }

    // Whether the lease is still ours is not judged here, but by the server, in every statement that relies on it.
    private bool Beat()
    {
        try
        {
            if (_control.State != ConnectionState.Open)
            {
                _control.Dispose();
                _control = connections.Open();
            }

            using var command = Command(_control, PostgreSqlLease.Renew(_table), [("@token", Token), ("@seconds", settings.LeaseTime.TotalSeconds)]);
            command.ExecuteNonQuery();
        }
        catch (Exception exception) when (exception is MigrationDatabaseException || PostgreSqlErrors.IsOfDatabase(exception))
        {
            // The next beat tries again; the lease outlives two that are missed.
        }

        return true;
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        var command = Command(connection, sql, parameters);
        await using (command.ConfigureAwait(false))
        {
            await PostgreSqlConflicts.RetryAsync(() => command.ExecuteNonQueryAsync(CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Math.Ceiling(settings.LeaseTime.TotalSeconds) };
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
