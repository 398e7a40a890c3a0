using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// Stands between a client and the server and counts what passes: statements (Parse, Query) and round trips, each of
/// which the server ends with ReadyForQuery (postgresql.org/docs/current/protocol-message-formats.html).
/// </summary>
internal sealed class CountingProxy : IDisposable
{
    private const int Commit = 1;
    private const int AnswerOfCommit = 2;
    private const int AnswerIsDue = 3;

    // ErrorResponse, and ReadyForQuery in a transaction that failed.
    private static readonly byte[] Cancelled = [.. "E\0\0\0\u002fSERROR\0VERROR\0C57014\0Mcanceled on purpose\0\0"u8, .. "Z\0\0\0\u0005E"u8];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly ConcurrentQueue<TcpClient> _clients = new();
    private int _connections;
    private int _statements;
    private int _roundTrips;
    private int _loses;
    private int _refuses;
    private int _losesAnswer;

    public CountingProxy(NpgsqlConnectionStringBuilder server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>What has passed since the last time, without what connecting itself takes.</summary>
    public (int Connections, int Statements, int RoundTrips) Take() => (Interlocked.Exchange(ref _connections, 0), Interlocked.Exchange(ref _statements, 0), Interlocked.Exchange(ref _roundTrips, 0));

    /// <summary>Loses the connection once, at the next commit: before it reaches the server, or before the client hears of it.</summary>
    public void LoseCommit(bool isDone) => _loses = isDone ? AnswerOfCommit : Commit;

    /// <summary>Loses the connection once, where the server answers a statement with a message of this type.</summary>
    public void LoseAnswer(char type) => _losesAnswer = type;

    /// <summary>Whether there has been no such message since.</summary>
    public bool LosesAnswer => _losesAnswer != 0;

    /// <summary>
    /// Answers the next rollback as a server does that a late cancellation hits at that moment: it has not happened, and
    /// the transaction is still open.
    /// </summary>
    public void RefuseRollback() => _refuses = 1;

    /// <summary>Whether there was one since.</summary>
    public bool HasRefused => _refuses == 2;

    /// <summary>Loses all connections there are. The server finds out when it has something to say.</summary>
    public void Cut()
    {
        while (_clients.TryDequeue(out var client))
        {
            client.Dispose();
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(_server.Host!, _server.Port);
                Interlocked.Increment(ref _connections);
                _clients.Enqueue(client);
                _ = PumpAsync(client, server, isClient: true);
                _ = PumpAsync(server, client, isClient: false);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool isClient)
    {
        var isConnected = false;
        var header = new byte[5];
        try
        {
            // The first message of a client has no type.
            var skip = isClient ? 1 : 0;
            var isRefusing = false;
            while (true)
            {
                await from.GetStream().ReadExactlyAsync(header.AsMemory(skip));
                var body = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) - 4];
                await from.GetStream().ReadExactlyAsync(body);
                if (skip == 0)
                {
                    LoseAnswer((char)header[0], isClient, isConnected);
                    Count((char)header[0], isClient, ref isConnected);
                    Lose((char)header[0], isClient, body);
                    isRefusing |= isClient && IsRollback((char)header[0], body) && Interlocked.CompareExchange(ref _refuses, 2, 1) == 1;
                }

                if (isRefusing)
                {
                    if ((char)header[0] is 'Q' or 'S')
                    {
                        await from.GetStream().WriteAsync(Cancelled);
                        isRefusing = false;
                    }

                    continue;
                }

                await to.GetStream().WriteAsync((byte[])[.. header[skip..], .. body]);
                skip = 0;
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private void Count(char type, bool isClient, ref bool isConnected)
    {
        if (isClient && type is ('P' or 'Q'))
        {
            Interlocked.Increment(ref _statements);
        }
        else if (!isClient && type == 'Z')
        {
            Interlocked.Add(ref _roundTrips, isConnected ? 1 : 0);
            isConnected = true;
        }
    }

    private void LoseAnswer(char type, bool isClient, bool isConnected)
    {
        if (!isClient && isConnected && Interlocked.CompareExchange(ref _losesAnswer, 0, type) == type)
        {
            throw new IOException("lost on purpose");
        }
    }

    // Ours is a batch that ends with Sync, the driver's own a simple query.
    private static bool IsRollback(char type, byte[] body) => body.AsSpan().StartsWith(type switch
    {
        'P' => "\0ROLLBACK\0"u8,
        'Q' => "ROLLBACK\0"u8,
        _ => "nothing else"u8,
    });

    // A commit is parsed without a name, as everything is; its answer ends with ReadyForQuery.
    private void Lose(char type, bool isClient, byte[] body)
    {
        var isCommit = isClient && type == 'P' && body.AsSpan().StartsWith("\0COMMIT\0"u8);
        if (isCommit && Interlocked.CompareExchange(ref _loses, AnswerIsDue, AnswerOfCommit) == AnswerOfCommit)
        {
            return;
        }

        if ((isCommit && Interlocked.CompareExchange(ref _loses, 0, Commit) == Commit)
            || (!isClient && type == 'Z' && Interlocked.CompareExchange(ref _loses, 0, AnswerIsDue) == AnswerIsDue))
        {
            throw new IOException("lost on purpose");
        }
    }
}
