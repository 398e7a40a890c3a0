using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace GenMigrate.Benchmarks;

/// <summary>One connection through the proxy: two directions, each with a thread that reads and one that waits and writes.</summary>
internal sealed class ProxiedConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly TcpClient _server;
    private readonly TimeSpan _delay;
    private readonly FrontendReader _reader = new();

    public ProxiedConnection(TcpClient client, TcpClient server, TimeSpan delay)
    {
        _client = client;
        _server = server;
        _delay = delay;
        client.NoDelay = server.NoDelay = true;
        Forward(client, server, isClient: true);
        Forward(server, client, isClient: false);
    }

    public int RoundTrips => _reader.RoundTrips;

    public int Statements => _reader.Statements;

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private void Forward(TcpClient from, TcpClient to, bool isClient)
    {
        var waiting = new BlockingCollection<(long Due, byte[] Chunk)>();
        new Thread(() => Read(from, isClient, waiting)) { IsBackground = true }.Start();
        new Thread(() => Write(to, waiting)) { IsBackground = true }.Start();
    }

    private void Read(TcpClient from, bool isClient, BlockingCollection<(long Due, byte[] Chunk)> waiting)
    {
        var buffer = new byte[65536];
        try
        {
            while (from.GetStream().Read(buffer) is > 0 and var length)
            {
                if (isClient)
                {
                    lock (_reader)
                    {
                        _reader.Take(buffer.AsSpan(0, length));
                    }
                }

                waiting.Add((Stopwatch.GetTimestamp() + (long)(_delay.TotalSeconds * Stopwatch.Frequency), buffer[..length]));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed by the other side, or disposed.
        }

        waiting.CompleteAdding();
    }

    private static void Write(TcpClient to, BlockingCollection<(long Due, byte[] Chunk)> waiting)
    {
        try
        {
            foreach (var (due, chunk) in waiting.GetConsumingEnumerable())
            {
                // The system's sleep is late by a part of a millisecond; that part is spun.
                while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } left)
                {
                    if (left > TimeSpan.FromMilliseconds(1.2))
                    {
                        Thread.Sleep(left - TimeSpan.FromMilliseconds(1));
                    }
                    else
                    {
                        Thread.SpinWait(20);
                    }
                }

                to.GetStream().Write(chunk);
            }

            to.Client?.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Closed by the other side, or disposed.
        }
    }
}
