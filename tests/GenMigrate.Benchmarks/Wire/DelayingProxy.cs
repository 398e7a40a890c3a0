using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GenMigrate.Benchmarks;

/// <summary>
/// Stands between client and server of PostgreSQL and lets every chunk take half a round trip. It delays, it does not
/// throttle: what is sent without waiting arrives without waiting. Threads of its own, because timers are not exact enough.
/// </summary>
internal sealed class DelayingProxy : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly TimeSpan _delay;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<ProxiedConnection> _connections = [];
    private readonly Task _accepting;

    public DelayingProxy(NpgsqlConnectionStringBuilder server, TimeSpan roundTrip)
    {
        _server = server;
        _delay = roundTrip / 2;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public WireCounts Counts
    {
        get
        {
            lock (_connections)
            {
                return new WireCounts(_connections.Count, _connections.Sum(one => one.RoundTrips), _connections.Sum(one => one.Statements));
            }
        }
    }

    /// <summary>How to connect to a database through here; not encrypted, as it is read.</summary>
    public string Address(string database) => new NpgsqlConnectionStringBuilder(_server.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Database = database,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient(_server.Host!, _server.Port);
                lock (_connections)
                {
                    _connections.Add(new ProxiedConnection(client, server, _delay));
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
