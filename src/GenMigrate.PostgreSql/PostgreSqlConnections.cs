using System.Data;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// The ways to the database. A runner reads with a connection that loads nothing of the server's catalogue, so that a
/// start with nothing to do costs one statement; only what migrations run on knows the database's own types.
/// </summary>
internal sealed class PostgreSqlConnections : IAsyncDisposable
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(250);

    private readonly Lazy<NpgsqlDataSource> _plain;
    private readonly Lazy<NpgsqlDataSource> _full;
    private readonly bool _isOurs;

    public PostgreSqlConnections(NpgsqlConnectionStringBuilder connectionString)
    {
        _isOurs = true;
        Database = connectionString.Database;
        Place = PlaceOf(connectionString);

        // The driver takes the server's kind from the data source, not from the connection string.
        var target = connectionString.TargetSessionAttributes switch
        {
            null => (TargetSessionAttributes?)null,
            "read-write" => TargetSessionAttributes.ReadWrite,
            _ => TargetSessionAttributes.Primary,
        };
        var text = new NpgsqlConnectionStringBuilder(connectionString.ConnectionString) { TargetSessionAttributes = null }.ConnectionString;
        _plain = new(() =>
        {
            var builder = new NpgsqlSlimDataSourceBuilder(text);
            builder.EnableTransportSecurity().EnableIntegratedSecurity().ConfigureTypeLoading(types => types.EnableTypeLoading(false));
            return target is { } kind ? builder.BuildMultiHost().WithTargetSession(kind) : builder.Build();
        });
        _full = new(() =>
        {
            var builder = new NpgsqlDataSourceBuilder(text);
            return target is { } kind ? builder.BuildMultiHost().WithTargetSession(kind) : builder.Build();
        });
    }

    /// <exception cref="MigrationDatabaseException">It multiplexes.</exception>
    public PostgreSqlConnections(NpgsqlDataSource dataSource)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        if (connectionString.Multiplexing)
        {
            throw new MigrationDatabaseException("The data source multiplexes: its connections share sessions, which migrations cannot. Give the runner a data source without Multiplexing.");
        }

        Database = connectionString.Database;
        Place = PlaceOf(connectionString);
        _plain = _full = new(dataSource is NpgsqlMultiHostDataSource several ? several.WithTargetSession(TargetSessionAttributes.Primary) : dataSource);
    }

    /// <summary>The database that the connection string names; null: it leaves that to the server.</summary>
    public string? Database { get; }

    /// <summary>For people: which database on which server; nothing of who connects.</summary>
    public string Place { get; }

    /// <summary>A connection for statements of ours.</summary>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(_plain, cancellationToken);

    /// <summary>The same without the thread pool: blocks until it is open.</summary>
    public NpgsqlConnection Open()
    {
        try
        {
            return _plain.Value.OpenConnection();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            throw PostgreSqlErrors.TranslateOpening(exception, Place);
        }
    }

    /// <summary>A connection that migrations run on.</summary>
    public Task<NpgsqlConnection> OpenForMigrationsAsync(CancellationToken cancellationToken) => OpenAsync(_full, cancellationToken);

    /// <summary>
    /// Lets no session that migrations run on return to a pool, now or when it is closed. NpgsqlConnection.ClearPool would
    /// not: it knows the pools of connection strings, not those of data sources.
    /// </summary>
    public void ClearPool() => _full.Value.Clear();

    public async ValueTask DisposeAsync()
    {
        if (!_isOurs)
        {
            return;
        }

        foreach (var source in new[] { _plain, _full })
        {
            if (source.IsValueCreated)
            {
                await source.Value.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Has a data source of the caller's read the database's types again: this run, or the one that it waited for, may have
    /// made some that the application needs.
    /// </summary>
    public async Task ReloadTypesAsync(NpgsqlConnection connection)
    {
        if (_isOurs || connection.State != ConnectionState.Open)
        {
            return;
        }

        try
        {
            await connection.ReloadTypesAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception))
        {
            // Whoever connects next meets the same error, and what was migrated stays so.
        }
    }

    /// <summary>
    /// Opens a connection when the server had none left: another replica may close one soon, so it tries again for as long as a
    /// run waits for the lock.
    /// </summary>
    public async Task<NpgsqlConnection> WaitForOneAsync(MigrationSettings settings, CancellationToken cancellationToken)
    {
        for (var started = settings.Clock.GetTimestamp(); ;)
        {
            await Task.Delay(TryAgainAfter, settings.Clock, cancellationToken).ConfigureAwait(false);
            try
            {
                return await OpenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (MigrationDatabaseException exception)
                when (PostgreSqlErrors.IsOutOfConnections(exception) && settings.Clock.GetElapsedTime(started) < settings.LockWait)
            {
                continue;
            }
        }
    }

    private static string PlaceOf(NpgsqlConnectionStringBuilder connectionString)
    {
        var servers = $"on {PostgreSqlHosts.Describe(connectionString)}";
        return connectionString.Database is { } name ? $"'{name}' {servers}" : servers;
    }

    private async Task<NpgsqlConnection> OpenAsync(Lazy<NpgsqlDataSource> source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.Value.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            throw PostgreSqlErrors.TranslateOpening(exception, Place);
        }
    }
}
