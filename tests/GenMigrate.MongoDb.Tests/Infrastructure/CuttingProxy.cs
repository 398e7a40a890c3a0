using System.Net;
using System.Net.Sockets;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A way to the server that can be cut: whatever goes over it at that moment is lost; new connections are taken.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _sockets = [];
    private readonly (string Host, int Port) _server;
    private readonly Task _accepting;

    public CuttingProxy((string Host, int Port) server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut()
    {
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Dispose());
            _sockets.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Cut();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                client = await _listener.AcceptSocketAsync();
                client.NoDelay = true;
                await server.ConnectAsync(_server.Host, _server.Port);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                server.Dispose();
                return;
            }

            lock (_sockets)
            {
                _sockets.AddRange([client, server]);
            }

            _ = CopyAsync(client, server);
            _ = CopyAsync(server, client);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[65536];
        try
        {
            for (var count = await from.ReceiveAsync(buffer); count > 0; count = await from.ReceiveAsync(buffer))
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }

        from.Dispose();
        to.Dispose();
    }
}
