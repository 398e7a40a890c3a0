namespace GenMigrate;

/// <summary>A session's view of the lease: what is in the database, what it has written but not committed, and whether it is its own.</summary>
internal sealed class SqliteLeaseKeeper(SqliteCommands commands, MigrationSettings settings, string table)
{
    private SqliteLease _committed = new(0, null, null);
    private SqliteLease? _written;

    /// <summary>What the database will say once the open transaction is committed.</summary>
    public SqliteLease Current => _written ?? _committed;

    /// <summary>Whether this session has it; from the commit that took it to the one that gives it back.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>What the database says.</summary>
    public SqliteLease Read() => commands.Query(SqliteLease.Select(table), reader => SqliteLease.Read(reader, settings.LockName)) is [var lease]
        ? lease
        : new SqliteLease(0, null, null);

    /// <summary>Reads it, and believes it from now on.</summary>
    public SqliteLease Refresh() => _committed = Read();

    public void Take() => Write(new SqliteLease(Current.Token + 1, settings.Owner, settings.Clock.Now() + settings.LeaseTime));

    public void Renew() => Write(Current with { ExpiresAt = settings.Clock.Now() + settings.LeaseTime });

    /// <summary>Ends a dead one's. The new token keeps a holder that was only stopped from writing when it goes on.</summary>
    public void TakeOver() => Write(new SqliteLease(Current.Token + 1, null, null));

    public void GiveBack() => Write(Current with { Holder = null, ExpiresAt = null });

    /// <summary>Another runner has taken it over.</summary>
    public void Lose() => IsOwn = false;

    public void Commit()
    {
        if (_written is { } written)
        {
            _committed = written;
            _written = null;
            IsOwn = written.Holder is not null;
        }
    }

    public void Rollback() => _written = null;

    private void Write(SqliteLease lease)
    {
        commands.Execute(SqliteLease.Update(table), lease.Parameters());
        _written = lease;
    }
}
