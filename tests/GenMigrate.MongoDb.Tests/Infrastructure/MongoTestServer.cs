using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>
/// The server that the tests use: the one that <c>GENMIGRATE_TEST_MONGODB</c> names, or a <c>mongod</c> on PATH, started
/// as a replica set of one, which ends with the tests.
/// </summary>
internal static class MongoTestServer
{
    public const string Variable = "GENMIGRATE_TEST_MONGODB";
    public const string Executable = "mongod";

    private static readonly Lazy<string> Started = new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } url ? url : Start());

    public static string ConnectionString => Started.Value;

    /// <summary>A connection string with another database, and whatever else is to be different.</summary>
    public static string For(string database, Action<MongoUrlBuilder>? change = null)
    {
        var builder = new MongoUrlBuilder(ConnectionString) { DatabaseName = database };
        change?.Invoke(builder);
        return builder.ToString();
    }

    private static string Start()
    {
        var directory = Directory.CreateTempSubdirectory("genmigrate-mongod-").FullName;
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(Executable, ["--replSet", "rs0", "--dbpath", directory, "--port", $"{port}", "--bind_ip", "127.0.0.1", "--quiet"]) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.Kill();
            process.WaitForExit();
            Directory.Delete(directory, recursive: true);
        };

        var url = $"mongodb://127.0.0.1:{port}/?directConnection=true";
        using var client = new MongoClient(url);
        var member = new BsonDocument { { "_id", 0 }, { "host", $"127.0.0.1:{port}" } };
        client.GetDatabase("admin").RunCommand<BsonDocument>(new BsonDocument("replSetInitiate", new BsonDocument { { "_id", "rs0" }, { "members", new BsonArray { member } } }));
        while (!client.GetDatabase("admin").RunCommand<BsonDocument>(new BsonDocument("hello", 1)).GetValue("isWritablePrimary", false).AsBoolean)
        {
            Thread.Sleep(50);
        }

        return url;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
