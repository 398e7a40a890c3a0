using Npgsql;

namespace GenMigrate;

/// <summary>A PostgreSQL database, reached directly or through a pooler such as PgBouncer, whose mode needs no setting.</summary>
public sealed class PostgreSqlMigrationDatabase : IMigrationDatabase, IMigrationScripter
{
    private readonly PostgreSqlConnections? _connections;
    private readonly MigrationDatabaseException? _error;

    /// <summary>
    /// Names the database. Opens nothing, and does not complain: what is wrong with the connection string is a
    /// <see cref="MigrationDatabaseException"/> of the first call that needs the database, and does not repeat it.
    /// </summary>
    /// <param name="connectionStringOrUrl">
    /// As Npgsql takes it (<c>Host=db;Database=app;Username=…</c>), a URL as in <c>DATABASE_URL</c>
    /// (<c>postgresql://user:password@host:5432/app?sslmode=require</c>), or as libpq takes it (<c>host=db dbname=app</c>).
    /// Of several hosts the primary is used. Null: none is known, as where an environment variable is not set.
    /// </param>
    public PostgreSqlMigrationDatabase(string? connectionStringOrUrl)
    {
        try
        {
            _connections = new PostgreSqlConnections(PostgreSqlConnectionString.Parse(connectionStringOrUrl));
        }
        catch (MigrationDatabaseException exception)
        {
            _error = exception;
        }
    }

    /// <summary>
    /// Uses a data source of the caller's, which stays the caller's to dispose. A run takes two connections of it, and has
    /// it read the database's types again when it is done. One that multiplexes is a
    /// <see cref="MigrationDatabaseException"/> of the first call that needs the database.
    /// </summary>
    public PostgreSqlMigrationDatabase(NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        try
        {
            _connections = new PostgreSqlConnections(dataSource);
        }
        catch (MigrationDatabaseException exception)
        {
            _error = exception;
        }
    }

    /// <inheritdoc/>
    public string ProviderName => "PostgreSQL";

    /// <inheritdoc/>
    public string? DatabaseName => _connections?.Database;

    private PostgreSqlConnections Connections => _connections ?? throw _error!;

    /// <inheritdoc/>
    public IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction) =>
        SqlMigrationDescriber.Describe(migration, descriptor, direction, SqlLanguage.PostgreSql, ProviderName);

    /// <inheritdoc/>
    public IEnumerable<string> Check(PlannedMigration planned) => SqlMigrationDescriber.Check(planned);

    /// <inheritdoc/>
    /// <remarks>Without <see cref="MigrationRunnerOptions.Schema"/> the history is where the search path of the one who runs it leads.</remarks>
    public string Script(IReadOnlyList<MigrationUnit> units, MigrationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(settings);
        PostgreSqlNames.Check(settings);
        return new ScriptWriter(new PostgreSqlScript(settings), settings).Write(units);
    }

    /// <inheritdoc/>
    /// <remarks>By <c>\if</c>, which psql has since version 10: a block of PL/pgSQL takes neither transactions nor every statement.</remarks>
    public string ScriptIdempotent(IReadOnlyList<MigrationUnit> units, IReadOnlyList<MigrationDescriptor> known, long from, MigrationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(settings);
        PostgreSqlNames.Check(settings);
        var language = new PostgreSqlScript(settings);
        return new ScriptWriter(language, settings, new PostgreSqlScriptChoice(language, settings, known, from)).Write(units);
    }

    /// <inheritdoc/>
    public async Task<IMigrationSession> OpenAsync(MigrationSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        PostgreSqlNames.Check(settings);
        var connections = Connections;
        return new PostgreSqlSession(await connections.OpenAsync(cancellationToken).ConfigureAwait(false), connections, settings);
    }

    /// <inheritdoc/>
    public async Task<IMigrationSession?> OpenUnlessAtHeadAsync(MigrationCatalog catalog, MigrationSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(settings);
        PostgreSqlNames.Check(settings);
        var connections = Connections;
        var connection = await OpenForRunAsync(connections, settings, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!await PostgreSqlHead.IsReachedAsync(connection, catalog, settings, cancellationToken).ConfigureAwait(false))
            {
                return new PostgreSqlSession(connection, connections, settings);
            }
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (PostgreSqlErrors.IsOfDatabase(exception))
            {
                throw PostgreSqlErrors.Translate(exception, connections.Place);
            }

            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connections?.DisposeAsync() ?? default;

    // The wait is a method of its own, so that only a server without a connection left has it compiled.
    private static async Task<NpgsqlConnection> OpenForRunAsync(PostgreSqlConnections connections, MigrationSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await connections.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationDatabaseException exception) when (PostgreSqlErrors.IsOutOfConnections(exception))
        {
            return await connections.WaitForOneAsync(settings, cancellationToken).ConfigureAwait(false);
        }
    }
}
