using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// The ways to the database. A runner reads with a connection that loads nothing of the server's catalogue, so that a
/// start with nothing to do costs one statement; only what migrations run on knows the database's own types.
/// </summary>
internal sealed class PostgreSqlConnections : IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource> _plain;
    private readonly Lazy<NpgsqlDataSource> _full;
    private readonly bool _isOurs;

    public PostgreSqlConnections(NpgsqlConnectionStringBuilder connectionString)
    {
        _isOurs = true;
        Database = connectionString.Database;
        Place = PlaceOf(connectionString);
        _plain = new(() =>
        {
            var builder = new NpgsqlSlimDataSourceBuilder(connectionString.ConnectionString);
            builder.EnableTransportSecurity().EnableIntegratedSecurity().ConfigureTypeLoading(types => types.EnableTypeLoading(false));
            return builder.Build();
        });
        _full = new(() => new NpgsqlDataSourceBuilder(connectionString.ConnectionString).Build());
    }

    public PostgreSqlConnections(NpgsqlDataSource dataSource)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        if (connectionString.Multiplexing)
        {
            throw new MigrationDatabaseException("The data source multiplexes: its connections share sessions, which migrations cannot. Give the runner a data source without Multiplexing.");
        }

        Database = connectionString.Database;
        Place = PlaceOf(connectionString);
        _plain = _full = new(dataSource);
    }

    /// <summary>The database that the connection string names; null: it leaves that to the server.</summary>
    public string? Database { get; }

    /// <summary>For people: which database on which server; nothing of who connects.</summary>
    public string Place { get; }

    /// <summary>A connection for statements of ours.</summary>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(_plain.Value, cancellationToken);

    /// <summary>The same without the thread pool: blocks until it is open.</summary>
    public NpgsqlConnection Open()
    {
        try
        {
            return _plain.Value.OpenConnection();
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException or AuthenticationException or ArgumentException or IOException)
        {
            throw PostgreSqlErrors.Translate(exception, Place);
        }
    }

    /// <summary>A connection that migrations run on.</summary>
    public Task<NpgsqlConnection> OpenForMigrationsAsync(CancellationToken cancellationToken) => OpenAsync(_full.Value, cancellationToken);

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

    private static string PlaceOf(NpgsqlConnectionStringBuilder connectionString) => $"'{connectionString.Database ?? connectionString.Username}' on {connectionString.Host}:{connectionString.Port}";

    private async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException or AuthenticationException or ArgumentException or IOException)
        {
            throw PostgreSqlErrors.Translate(exception, Place);
        }
    }
}
