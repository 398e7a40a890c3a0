using Microsoft.Data.Sqlite;

namespace GenMigrate;

/// <summary>
/// An SQLite database: a file, which is made when it is missing, or one in memory, which lives as long as this object.
/// </summary>
public sealed class SqliteMigrationDatabase : IMigrationDatabase, IMigrationScripter
{
    private readonly SqliteConnectionStringBuilder? _connectionString;
    private readonly MigrationDatabaseException? _error;
    private readonly string? _unpooled;
    private readonly SemaphoreSlim _memoryTurn = new(1, 1);
    private SqliteConnection? _memory;

    // Needed where nothing else initialises the native library: under NativeAOT nobody finds it by reflection.
    static SqliteMigrationDatabase() => SQLitePCL.Batteries_V2.Init();

    /// <summary>
    /// Names the database. Opens nothing, and does not complain: what is wrong with the connection string is a
    /// <see cref="MigrationDatabaseException"/> of the first call that needs the database, and does not repeat it.
    /// </summary>
    /// <param name="connectionString">
    /// As Microsoft.Data.Sqlite takes it: <c>Data Source=app.db</c>. Null: none is known, as where an environment variable is
    /// not set.
    /// </param>
    public SqliteMigrationDatabase(string? connectionString)
    {
        try
        {
            _connectionString = SqliteConnectionString.Parse(connectionString);

            // A pool would keep the file open after the last migration. What is said last counts.
            _unpooled = connectionString + ";Pooling=False";
        }
        catch (MigrationDatabaseException exception)
        {
            _error = exception;
        }
    }

    /// <summary>
    /// Whether a database that has no history yet is switched to write-ahead logging, so that readers and a migration
    /// do not wait for each other (sqlite.org/wal.html). The mode is a property of the file: a later change stays. Default: true.
    /// </summary>
    public bool WriteAheadLog { get; init; } = true;

    /// <inheritdoc/>
    public string ProviderName => "SQLite";

    /// <summary>The file's name without its folder; null for a database in memory and for a URI, which may carry a key.</summary>
    public string? DatabaseName => _error is not null || IsMemory || UriSays("") ? null : Path.GetFileName(ConnectionString.DataSource);

    private SqliteConnectionStringBuilder ConnectionString => _connectionString ?? throw _error!;

    private bool IsPrivateMemory => IsMemory && ConnectionString.Cache != SqliteCacheMode.Shared && !UriSays("cache=shared");

    private bool IsMemory => ConnectionString.Mode == SqliteOpenMode.Memory || ConnectionString.DataSource is ":memory:" or "" || UriSays("mode=memory") || UriSays(":memory:");

    // Opening would make the file. Where it lies is certain only for a plain path.
    private bool IsFileMissing => ConnectionString.Mode == SqliteOpenMode.ReadWriteCreate && !IsMemory && !UriSays("")
        && !ConnectionString.DataSource.Contains('|', StringComparison.Ordinal) && AppContext.GetData("DataDirectory") is null
        && !File.Exists(ConnectionString.DataSource) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(ConnectionString.DataSource)));

    /// <inheritdoc/>
    public IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction) =>
        SqlMigrationDescriber.Describe(migration, descriptor, direction, SqlLanguage.Sqlite, ProviderName);

    /// <inheritdoc/>
    public IEnumerable<string> Check(PlannedMigration planned) => SqlMigrationDescriber.Check(planned);

    /// <inheritdoc/>
    public string Script(IReadOnlyList<MigrationUnit> units, MigrationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(settings);
        RefuseSchema(settings);
        return new ScriptWriter(new SqliteScript(settings, EnforcesForeignKeys), settings).Write(units);
    }

    /// <inheritdoc/>
    /// <remarks>SQL has no IF outside of a trigger, no trigger takes DDL, and the shell's own commands have none either.</remarks>
    public string ScriptIdempotent(IReadOnlyList<MigrationUnit> units, IReadOnlyList<MigrationDescriptor> known, long from, MigrationSettings settings) =>
        throw new MigrationException("A script for sqlite3 cannot leave out what is applied already: neither SQLite's SQL nor its shell can skip a statement. Script what is pending in this one database (`script --pending`), or use `up`.");

    /// <inheritdoc/>
    public async Task<IMigrationSession> OpenAsync(MigrationSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellationToken.ThrowIfCancellationRequested();
        RefuseSchema(settings);
        if (IsMemory)
        {
            return await OpenMemoryAsync(settings, cancellationToken).ConfigureAwait(false);
        }

        return OpenSession(IsFileMissing ? Connection() : Open(), settings);
    }

    /// <inheritdoc/>
    public Task<IMigrationSession?> OpenUnlessAtHeadAsync(MigrationCatalog catalog, MigrationSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(settings);
        if (_error is not null || cancellationToken.IsCancellationRequested || settings.Schema is not null || IsMemory || IsFileMissing)
        {
            return OpenAsync(settings, cancellationToken)!;
        }

        SqliteConnection? connection = null;
        try
        {
            connection = Open();
            if (!SqliteHead.IsReached(connection, catalog, settings))
            {
                return Task.FromResult<IMigrationSession?>(OpenSession(connection, settings));
            }

            connection.Dispose();
            return Task.FromResult<IMigrationSession?>(null);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            return Task.FromException<IMigrationSession?>(exception);
        }
    }

    /// <summary>Closes what is open; a database in memory ends with it.</summary>
    public ValueTask DisposeAsync()
    {
        _memory?.Dispose();
        _memoryTurn.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens a connection; what is in its way ends in an error that says what to do.</summary>
    internal static void Open(SqliteConnection connection)
    {
        try
        {
            connection.Open();
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Translate(exception, SqliteConnectionString.FileOf(connection.DataSource));
        }
        catch (InvalidOperationException exception)
        {
            // A password, which the native library at hand cannot use. The driver's words do not repeat it.
            throw new MigrationDatabaseException($"The database '{SqliteConnectionString.FileOf(connection.DataSource)}' cannot be opened with this connection string: {exception.Message}", exception);
        }
    }

    internal bool EnforcesForeignKeys => ConnectionString.ForeignKeys ?? true;

    internal bool WantsWriteAheadLog => WriteAheadLog && !IsMemory && ConnectionString.Mode != SqliteOpenMode.ReadOnly;

    private static void RefuseSchema(MigrationSettings settings)
    {
        if (settings.Schema is not null)
        {
            throw new MigrationDatabaseException("MigrationRunnerOptions.Schema is set, but SQLite has no schemas. Leave it null, and set HistoryName instead.");
        }
    }

    // One session at a time. A private one has a single connection, and in a shared one the connections lock each other's
    // tables and schema at once, without waiting (sqlite.org/sharedcache.html); it ends with its last connection, so one is kept.
    private async Task<IMigrationSession> OpenMemoryAsync(MigrationSettings settings, CancellationToken cancellationToken)
    {
        await _memoryTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _memory ??= Open();
            if (IsPrivateMemory)
            {
                return new SqliteSession(_memory, settings, this, () => _memoryTurn.Release());
            }

            var own = Open();
            return new SqliteSession(own, settings, this, Close);

            void Close()
            {
                own.Dispose();
                _memoryTurn.Release();
            }
        }
        catch
        {
            _memoryTurn.Release();
            throw;
        }
    }

    // An interface, as who compiles a call that names the session loads the assembly of its base class.
    private IMigrationSession OpenSession(SqliteConnection connection, MigrationSettings settings) => new SqliteSession(connection, settings, this, connection.Dispose);

    private bool UriSays(string part) => SqliteConnectionString.IsUri(ConnectionString.DataSource) && ConnectionString.DataSource.Contains(part, StringComparison.OrdinalIgnoreCase);

    private SqliteConnection Connection() => new(_unpooled);

    private SqliteConnection Open()
    {
        var connection = Connection();
        try
        {
            Open(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
