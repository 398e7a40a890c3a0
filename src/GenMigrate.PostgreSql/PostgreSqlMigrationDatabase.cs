using Npgsql;

namespace GenMigrate;

/// <summary>A PostgreSQL database, reached directly or through a pooler such as PgBouncer, whose mode needs no setting.</summary>
public sealed class PostgreSqlMigrationDatabase : IMigrationDatabase, IMigrationScripter
{
    private readonly PostgreSqlConnections _connections;

    /// <summary>Names the database. Opens nothing.</summary>
    /// <param name="connectionStringOrUrl">
    /// As Npgsql takes it (<c>Host=db;Database=app;Username=…</c>), or a URL as in <c>DATABASE_URL</c>
    /// (<c>postgresql://user:password@host:5432/app?sslmode=require</c>).
    /// </param>
    /// <exception cref="MigrationDatabaseException">It is neither; the message does not repeat it.</exception>
    public PostgreSqlMigrationDatabase(string connectionStringOrUrl)
    {
        ArgumentNullException.ThrowIfNull(connectionStringOrUrl);
        _connections = new PostgreSqlConnections(PostgreSqlConnectionString.Parse(connectionStringOrUrl));
    }

    /// <summary>Uses a data source of the caller's, which stays the caller's to dispose. A run takes two connections of it.</summary>
    /// <exception cref="MigrationDatabaseException">The data source multiplexes, so that no connection of it is one session.</exception>
    public PostgreSqlMigrationDatabase(NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _connections = new PostgreSqlConnections(dataSource);
    }

    /// <inheritdoc/>
    public string ProviderName => "PostgreSQL";

    /// <inheritdoc/>
    public string? DatabaseName => _connections.Database;

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
        return new ScriptWriter(new PostgreSqlScript(settings), settings).Write(units);
    }

    /// <inheritdoc/>
    /// <remarks>By <c>\if</c>, which psql has since version 10: a block of PL/pgSQL takes neither transactions nor every statement.</remarks>
    public string ScriptIdempotent(IReadOnlyList<MigrationUnit> units, IReadOnlyList<MigrationDescriptor> known, long from, MigrationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(settings);
        var language = new PostgreSqlScript(settings);
        return new ScriptWriter(language, settings, new PostgreSqlScriptChoice(language, settings, known, from)).Write(units);
    }

    /// <inheritdoc/>
    public async Task<IMigrationSession> OpenAsync(MigrationSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new PostgreSqlSession(await _connections.OpenAsync(cancellationToken).ConfigureAwait(false), _connections, settings);
    }

    /// <inheritdoc/>
    public async Task<IMigrationSession?> OpenUnlessAtHeadAsync(MigrationCatalog catalog, MigrationSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(settings);
        var connection = await _connections.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!await PostgreSqlHead.IsReachedAsync(connection, catalog, settings, cancellationToken).ConfigureAwait(false))
            {
                return new PostgreSqlSession(connection, _connections, settings);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connections.DisposeAsync();
}
