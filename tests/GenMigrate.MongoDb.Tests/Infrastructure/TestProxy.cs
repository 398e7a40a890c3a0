using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>
/// A way to the server that can be cut: whatever goes over it at that moment is lost; new connections are taken. Commands
/// may be answered on the way, as the server would answer them in a state that a test cannot bring it into.
/// </summary>
internal sealed class TestProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _sockets = [];
    private readonly MongoServerAddress _server;
    private readonly string _address;
    private readonly Func<BsonDocument, BsonDocument?>? _answer;
    private readonly Task _accepting;

    /// <param name="address">The database on the other side.</param>
    /// <param name="answer">The answer to a command, or null where the server shall give it.</param>
    public TestProxy(string address, Func<BsonDocument, BsonDocument?>? answer = null)
    {
        _address = address;
        _server = new MongoUrl(address).Server;
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The address of the same database by this way.</summary>
    public string Address(Action<MongoUrlBuilder>? change = null)
    {
        var builder = new MongoUrlBuilder(_address) { Server = new MongoServerAddress("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port), DirectConnection = true };
        change?.Invoke(builder);
        return builder.ToString();
    }

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

            _ = _answer is null ? CopyAsync(client, server) : AnswerAsync(client, server, _answer);
            _ = CopyAsync(server, client);
        }
    }

    private static async Task AnswerAsync(Socket client, Socket server, Func<BsonDocument, BsonDocument?> answer)
    {
        try
        {
            await using var stream = new NetworkStream(client);
            while (await WireMessage.ReadAsync(stream) is { } message)
            {
                var reply = WireMessage.CommandOf(message) is { } command ? answer(command) : null;
                await (reply is null ? server.SendAsync(message) : client.SendAsync(WireMessage.Answer(message, reply)));
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // Cut.
        }

        client.Dispose();
        server.Dispose();
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
