using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// A MongoDB database, on a replica set, a sharded cluster or a single server. Only the first two have transactions:
/// on a single server every migration runs step by step.
/// </summary>
public sealed class MongoMigrationDatabase : IMigrationDatabase
{
    private readonly IMongoDatabase? _database;
    private readonly MigrationDatabaseException? _error;
    private readonly IMongoClient? _ownClient;

    /// <summary>
    /// Names the database. Opens nothing, and does not complain: what is wrong with the connection string is a
    /// <see cref="MigrationDatabaseException"/> of the first call that needs the database, and does not repeat it.
    /// </summary>
    /// <param name="connectionString">
    /// As MongoDB.Driver takes it, and as it is in <c>MONGODB_URL</c>: <c>mongodb://host/database</c>. Null: none is known,
    /// as where an environment variable is not set.
    /// </param>
    /// <param name="databaseName">The database; null: the one that the connection string names.</param>
    public MongoMigrationDatabase(string? connectionString, string? databaseName = null)
    {
        try
        {
            _database = Confirming(MongoConnectionString.Read(connectionString, databaseName));
            _ownClient = _database.Client;
        }
        catch (MigrationDatabaseException exception)
        {
            _error = exception;
        }
    }

    /// <summary>Names the database.</summary>
    /// <param name="database">The database; its client stays the caller's.</param>
    public MongoMigrationDatabase(IMongoDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = Confirming(database);
    }

    /// <summary>How many documents a batch of SetField, UnsetField, RenameField or UpdateInBatches has. Default: 1,000.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>
    /// Whether transactions are used where the server has them: a replica set's member or a sharded cluster's router.
    /// Without them a step that broke off is repeated only if it may be. Default: true.
    /// </summary>
    public bool UseTransactions { get; init; } = true;

    /// <inheritdoc/>
    public string ProviderName => "MongoDB";

    /// <inheritdoc/>
    public string? DatabaseName => _database?.DatabaseNamespace.DatabaseName;

    /// <summary>What has to be true of a write before it counts: a majority has it, and a new primary will not lose it.</summary>
    internal static WriteConcern Confirmed { get; } = WriteConcern.WMajority.With(wTimeout: TimeSpan.FromSeconds(30));

    /// <summary>The servers' addresses, for errors.</summary>
    internal string Server => string.Join(", ", Database.Client.Settings.Servers.Select(server => $"{server.Host}:{server.Port}"));

    private IMongoDatabase Database => _database ?? throw _error!;

    /// <inheritdoc/>
    public IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction) =>
        MongoMigrationDescriber.Describe(migration, descriptor, direction);

    /// <inheritdoc/>
    public IEnumerable<string> Check(PlannedMigration planned) => MongoMigrationDescriber.Check(planned);

    /// <inheritdoc/>
    public async Task<IMigrationSession> OpenAsync(MigrationSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Schema is not null)
        {
            throw new MigrationDatabaseException("MigrationRunnerOptions.Schema is set, but MongoDB has no schemas. Leave it null, and set HistoryName instead.");
        }

        try
        {
            var session = await Database.Client.StartSessionAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return new MongoSession(this, Database, session, settings);
        }
        catch (Exception exception) when (MongoErrors.IsOfDatabase(exception))
        {
            throw MongoErrors.Translate(exception, Server);
        }
    }

    /// <summary>Closes the connections, unless they are the caller's.</summary>
    public ValueTask DisposeAsync()
    {
        _ownClient?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IMongoDatabase Confirming(IMongoDatabase database) => database.WithReadPreference(ReadPreference.Primary).WithWriteConcern(Confirmed);
}
