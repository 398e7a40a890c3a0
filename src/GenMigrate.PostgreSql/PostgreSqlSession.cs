using System.Data;
using System.Data.Common;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// A runner's work on PostgreSQL. The lease (<see cref="PostgreSqlLease"/>) keeps other runners away, so that a history
/// read under it stays as it is; the token in every write keeps this one away once it has lost the lease. Nothing relies
/// on a session's state between transactions, because a pooler may give each of them another session.
/// </summary>
internal sealed partial class PostgreSqlSession : RelationalSession
{
    /// <summary>How many units are worth the two round trips that preparing statements takes.</summary>
    private const int Many = 20;

    private readonly PostgreSqlConnections _connections;
    private readonly PostgreSqlHistory _history;
    private readonly PostgreSqlLegacyHistory _legacy;
    private readonly PostgreSqlPipeline _pipeline;
    private readonly NpgsqlConnection _reader;
    private readonly List<HistoryRow> _written = [];
    private PostgreSqlLock? _lock;
    private MigrationFrame? _frame;
    private NpgsqlTransaction? _transaction;
    private bool _isInTransaction;
    private bool _isToCheck;
    private bool _mustRollBack;
    private bool _givesTransactions;
    private bool _hasNewTypes;
    private bool _goesAlone;

    public PostgreSqlSession(NpgsqlConnection reader, PostgreSqlConnections connections, MigrationSettings settings)
        : base(PostgreSqlDialect.Instance, settings)
    {
        _reader = reader;
        _connections = connections;
        _history = new PostgreSqlHistory(() => History, () => _lock?.Connection ?? _reader, connections.Place);
        _legacy = new PostgreSqlLegacyHistory(() => _lock?.Connection ?? _reader, connections.Place);
        _pipeline = new PostgreSqlPipeline(this, Translate);
    }

    public override DbConnection Connection => Working;

    public override DbTransaction? Transaction => _transaction;

    public override long Token => _lock!.Token;

    public override int? CommandTimeout => 0;

    private NpgsqlConnection Working => _lock!.Working;

    public override Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(MigrationKind kind, CancellationToken cancellationToken) => _history.ReadAsync(kind, cancellationToken);

    public override Task<ProcessIdentity?> FindRunnerAsync(CancellationToken cancellationToken) => _history.FindRunnerAsync(LockTable, cancellationToken);

    public override Task<IReadOnlyList<LegacyHistoryRow>?> ReadLegacyHistoryAsync(string table, int? limit, CancellationToken cancellationToken) =>
        _legacy.ReadAsync(table, limit, cancellationToken);

    public override Task<IReadOnlyList<string>> FindTablesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        _legacy.FindTablesAsync(names, Settings.Schema, cancellationToken);

    public override async Task AcquireLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (settings, keepsAffected) = await PostgreSqlSchema.EnsureAsync(_reader, Settings, cancellationToken).ConfigureAwait(false);
            Use(settings);
            History.KeepsAffected = keepsAffected;
            _frame = new MigrationFrame(History, LockTable, _pipeline);
            var taken = new PostgreSqlLock(_connections, Settings, _reader);
            _lock = taken;
            await taken.AcquireAsync(cancellationToken).ConfigureAwait(false);
            if (taken.TakenFrom is { } dead)
            {
                Settings.ReportTakeover(dead, dead.IsKnownDead ? null : "its session has ended, or its lease has expired");
                _pipeline.Add(PostgreSqlTransaction.Begin);
                await WriteAsync(new JournalEntry(Settings.Clock.Now(), Settings.Registry, MigrationKind.Migration, 0, JournalAction.Takeover, IsDone: true, TimeSpan.Zero, null, Settings.Owner.ToString()), cancellationToken).ConfigureAwait(false);
                _pipeline.AddCommit();
                await _pipeline.FlushAsync(Working, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (PostgreSqlErrors.IsToTranslate(exception, _lock?.Connection ?? _reader))
        {
            throw Translate(exception);
        }
    }

    public override async Task ReleaseLockAsync()
    {
        if (_lock is { } held)
        {
            await SendRollbackAsync().ConfigureAwait(false);
            await _frame!.ForgetAsync().ConfigureAwait(false);
            await held.ReleaseAsync().ConfigureAwait(false);
            await _connections.ReloadTypesAsync(held.Connection).ConfigureAwait(false);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_lock is { } held)
        {
            await held.DisposeAsync().ConfigureAwait(false);
        }

        await _reader.DisposeAsync().ConfigureAwait(false);
    }

    /// <remarks>What breaks off a pipeline is found out by executing it alone, once more.</remarks>
    public override async Task<IReadOnlyList<UnitOutcome>> ExecuteAsync(IReadOnlyList<MigrationUnit> units, MigrationReporter reporter, CancellationToken cancellationToken)
    {
        if (units.Count >= Many)
        {
            await PrepareStatementsAsync(units[0].Migrations[0].Migration.Kind, cancellationToken).ConfigureAwait(false);
        }

        if (!_goesAlone && PipelinedExecution.First(units, reporter) is { Count: > 1 } together)
        {
            var outcomes = await new PipelinedExecution(this, together).RunAsync(cancellationToken).ConfigureAwait(false);
            _goesAlone = outcomes.Count < together.Count;
            if (outcomes.Count > 0)
            {
                return outcomes;
            }
        }

        _goesAlone = false;
        return await base.ExecuteAsync(units, reporter, cancellationToken).ConfigureAwait(false);
    }

    public override Task PrepareAsync(MigrationUnit unit, CancellationToken cancellationToken)
    {
        // Code may want the driver's transaction; without any, BEGIN travels with the rest.
        _givesTransactions = unit.Migrations.Any(planned => planned.Steps.Any(step => step is CodeStep));
        _changing = unit.Migrations.Any(planned => planned.Steps.Any(SessionSettings.MayChange)) ? unit : null;
        return Task.CompletedTask;
    }

    /// <remarks>The lease makes sure that the history is as it was read: it never says otherwise, it is lost or not.</remarks>
    public override async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (_givesTransactions)
        {
            await SendRollbackAsync().ConfigureAwait(false);
        }

        if (Working.State != ConnectionState.Open)
        {
            _mustRollBack = false;
            await _lock!.ReconnectAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_givesTransactions)
        {
            _transaction = await Working.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            if (_mustRollBack)
            {
                _pipeline.Add("ROLLBACK");
            }

            _pipeline.Add(PostgreSqlTransaction.Begin);
        }

        _mustRollBack = false;
        _isInTransaction = true;
        _isToCheck = true;
        if (_isToRestore)
        {
            _settings!.Restore(_pipeline);
        }

        return true;
    }

    public override async Task EnterAsync(PlannedMigration planned, CancellationToken cancellationToken)
    {
        await ReadSettingsAsync(cancellationToken).ConfigureAwait(false);
        _isToCheck = false;
        _frame!.Enter(Working, planned.Migration, Token);
    }

    public override async Task CommitAsync(CancellationToken cancellationToken)
    {
        _pipeline.AddCommit();
        try
        {
            await _pipeline.FlushAsync(Working, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (_written.Count > 0 && PostgreSqlErrors.IsConnectionLoss(StepFailedException.CauseOf(exception)))
        {
            if (await FindAsync([_written[^1]], exception).ConfigureAwait(false) is [])
            {
                throw;
            }
        }

        ForgetSettings();
        await LeaveTransactionAsync().ConfigureAwait(false);
    }

    /// <summary>Takes the commit along; another transaction may begin behind it, until <see cref="CommitAllAsync"/>.</summary>
    public void CommitLater() => _pipeline.AddCommit();

    /// <summary>Executes the transactions that were only taken along, one after the other.</summary>
    /// <returns>How long each of them took.</returns>
    public async Task<IReadOnlyList<TimeSpan>> CommitAllAsync(CancellationToken cancellationToken)
    {
        var durations = await _pipeline.FlushAsync(Working, cancellationToken).ConfigureAwait(false);
        await LeaveTransactionAsync().ConfigureAwait(false);
        return durations;
    }

    public override async Task RollbackAsync()
    {
        _mustRollBack |= _isInTransaction;

        // A step's code that has committed has made its settings last, too.
        _isToRestore |= _settings is not null;
        _pipeline.Clear();
        if (_transaction is not null && Working.FullState == ConnectionState.Open)
        {
            // Not by the driver's object, which keeps quiet about a rollback that failed.
            await SendRollbackAsync().ConfigureAwait(false);
        }

        // What a step has left open, the driver's object closes before it rolls back; not if the step has ended it.
        await LeaveTransactionAsync().ConfigureAwait(false);
        if (Working.FullState != ConnectionState.Open)
        {
            await AbandonAsync().ConfigureAwait(false);
        }
    }

    public override async Task WriteAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        row = row with { Token = Token };
        _written.Add(row);
        await base.WriteAsync(row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How long it took, the server's clock says: here nothing has been executed yet.</summary>
    public override Task WriteFinishedAsync(HistoryRow row, JournalEntry entry, CancellationToken cancellationToken)
    {
        row = row with { Token = Token };
        _written.Add(row);
        _frame!.Finish(Working, row, entry);
        return Task.CompletedTask;
    }

    protected override async Task<IEnumerable<JournalEntry>> ReadEntriesAsync(int last, CancellationToken cancellationToken) => await _history.ReadJournalAsync(last, cancellationToken).ConfigureAwait(false);

    protected override Task ExecuteAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        EnsureChecked();
        var values = parameters.Where(parameter => parameter.Name != "@token").Select(Fit);
        _pipeline.Add(sql, sql.Contains("@token", StringComparison.Ordinal) ? values.Append(("@token", Token)) : values);
        return Task.CompletedTask;
    }

    protected override MigrationException? Translated(Exception exception) =>
        StepFailedException.CauseOf(exception) is var cause && PostgreSqlErrors.IsToTranslate(cause, _lock?.Connection ?? _reader) ? Translate(cause) : null;

    protected override Task<IReadOnlyList<string>> DropStatementsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([PostgreSqlEverything.Drop(Settings.Schema)]);

    private (string Name, object? Value) Fit((string Name, object? Value) parameter) => parameter.Name == "@error_message"
        ? (parameter.Name, PostgreSqlEncoding.Fit(parameter.Value as string, Working.PostgresParameters.GetValueOrDefault("server_encoding")))
        : parameter;

    private string LockTable => PostgreSqlDialect.Instance.LockTable(Settings);

    private MigrationDatabaseException Translate(Exception exception) => PostgreSqlErrors.Translate(exception, _connections.Place);

    private async Task LeaveTransactionAsync()
    {
        _written.Clear();
        _isInTransaction = false;
        _isToCheck = false;
        if (_transaction is { } transaction)
        {
            _transaction = null;
            _mustRollBack = false;
            try
            {
                await transaction.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception))
            {
                // The connection is gone and its transaction with it.
            }
        }
    }

    // Not while a transaction that failed is still to be rolled back.
    private Task PrepareStatementsAsync(MigrationKind kind, CancellationToken cancellationToken) =>
        _lock!.IsSession && !_mustRollBack && Working.State == ConnectionState.Open
            ? _frame!.PrepareAsync(Working, kind, cancellationToken)
            : Task.CompletedTask;

    // Before anything else in a transaction: a lease that is lost shall not cost more than this.
    private void EnsureChecked()
    {
        if (_isToCheck)
        {
            _isToCheck = false;
            _pipeline.Add(PostgreSqlLease.Check(LockTable), [("@token", Token)]);
        }
    }
}
