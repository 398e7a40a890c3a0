using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>A runner's connection to MongoDB.</summary>
internal sealed class MongoSession : IMigrationSession, ILegacyHistoryReader
{
    private readonly MongoMigrationDatabase _owner;
    private readonly MongoLock _lock;
    private readonly MongoLease _lease;

    public MongoSession(MongoMigrationDatabase owner, IMongoDatabase database, IClientSessionHandle session, MigrationSettings settings)
    {
        _owner = owner;
        Database = database;
        Session = session;
        Settings = settings;
        History = new MongoHistory(database, settings);
        _lock = new MongoLock(database.GetCollection<BsonDocument>(settings.LockName), History, settings);
        _lease = new MongoLease(_lock, settings);
        Transactions = new MongoTransactions(session, _lock, History);
    }

    public IMongoDatabase Database { get; }

    /// <summary>What every operation takes part in, with or without a transaction.</summary>
    public IClientSessionHandle Session { get; }

    public MigrationSettings Settings { get; }

    public MongoHistory History { get; }

    public MongoTransactions Transactions { get; }

    /// <summary>The fencing token that history is written with.</summary>
    public long Token => _lock.Token;

    public int BatchSize => _owner.BatchSize;

    public string Server => _owner.Server;

    public Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(MigrationKind kind, CancellationToken cancellationToken) =>
        TranslateAsync(() => History.ReadAsync(Session, kind, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(int last, CancellationToken cancellationToken) =>
        TranslateAsync(() => History.ReadJournalAsync(Session, last, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<LegacyHistoryRow>?> ReadLegacyHistoryAsync(string table, int? limit, CancellationToken cancellationToken) =>
        TranslateAsync(() => LegacyHistoryCollection.ReadAsync(Database, Session, table, limit, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> FindTablesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        TranslateAsync(() => LegacyHistoryCollection.FindAsync(Database, Session, names, cancellationToken), cancellationToken);

    public Task AcquireLockAsync(CancellationToken cancellationToken) => TranslateAsync(
        async () =>
        {
            Transactions.AreSupported = _owner.UseTransactions && await MongoServer.HasTransactionsAsync(Database, cancellationToken).ConfigureAwait(false);
            await MongoServer.EnsureCollectionsAsync(Database, [Settings.HistoryName, Settings.SeedHistoryName, Settings.JournalName, Settings.LockName], cancellationToken).ConfigureAwait(false);
            if (await _lease.TakeAsync(cancellationToken).ConfigureAwait(false) is { } dead)
            {
                await TakeOverAsync(dead, cancellationToken).ConfigureAwait(false);
            }

            await _lock.EnsureFenceAsync(cancellationToken).ConfigureAwait(false);
            _lease.Hold();
            return true;
        },
        cancellationToken);

    public Task ReleaseLockAsync() => _lease.ReleaseAsync();

    public async Task<UnitOutcome> ExecuteAsync(MigrationUnit unit, MigrationReporter reporter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(reporter);
        if (MongoTransactionRule.AppliesTo(unit, Transactions.AreSupported))
        {
            return await new MongoTransactionalExecution(this, unit, reporter).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        return unit.Migrations.Count == 1
            ? await new MongoStepwiseExecution(this, unit.Migrations[0], reporter).RunAsync(cancellationToken).ConfigureAwait(false)
            : throw new MigrationRefusedException(MongoTransactionRule.WhyNotShared(unit, Transactions.AreSupported));
    }

    public async Task<bool> RecordAsync(IReadOnlyList<HistoryChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        try
        {
            await ContinueAsync(cancellationToken).ConfigureAwait(false);
            await Transactions.RunAsync(token => WriteAsync(changes, token), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (HistoryChangedException)
        {
            return false;
        }
        catch (Exception exception) when (MongoErrors.IsOfDatabase(exception))
        {
            throw MongoErrors.Translate(exception, Server);
        }
    }

    public Task DropEverythingAsync(CancellationToken cancellationToken) => TranslateAsync(
        async () =>
        {
            await ContinueAsync(cancellationToken).ConfigureAwait(false);
            await MongoServer.DropEverythingAsync(Database, Settings.LockName, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _lease.DisposeAsync().ConfigureAwait(false);
        Session.Dispose();
    }

    /// <summary>Before whatever writes: makes sure that the lock is still this runner's.</summary>
    /// <exception cref="MigrationLockException">It is not.</exception>
    public Task ContinueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _lease.RenewAsync(cancellationToken);
    }

    public Task<ProcessIdentity?> FindRunnerAsync(CancellationToken cancellationToken) => TranslateAsync(
        async () => await _lock.FindLivingHolderAsync(cancellationToken).ConfigureAwait(false) is { IsKnownDead: false } holder ? holder : null,
        cancellationToken);

    private async Task WriteAsync(IReadOnlyList<HistoryChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            await (change.Remove
                ? History.RemoveAsync(Session, change.Row, Token, cancellationToken)
                : History.WriteAsync(Session, change.Row with { Token = Token }, cancellationToken)).ConfigureAwait(false);
            if (change.Entry is { } entry)
            {
                await History.WriteAsync(Session, entry, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Until this is done the lock must not be given back: the next holder would not know that there is somebody to fence off.
    private async Task TakeOverAsync(ProcessIdentity dead, CancellationToken cancellationToken)
    {
        Settings.ReportTakeover(dead);
        await _lock.FenceOffAsync(cancellationToken).ConfigureAwait(false);
        var entry = new JournalEntry(Settings.Clock.Now(), Settings.Registry, MigrationKind.Migration, 0, JournalAction.Takeover, IsDone: true, TimeSpan.Zero, null, Settings.Owner.ToString());
        await History.WriteAsync(Session, entry, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> TranslateAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception exception) when (MongoErrors.IsOfDatabase(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw MongoErrors.Translate(exception, Server);
        }
    }
}
