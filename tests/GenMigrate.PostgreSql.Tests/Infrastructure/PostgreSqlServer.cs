using System.Diagnostics;
using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>The server that all tests share: the one that the environment names, or one of our own that ends with this process.</summary>
internal static class PostgreSqlServer
{
    /// <summary>The one user of our own server that is asked for a password.</summary>
    public const string NeedsPassword = "needs_password";

    private static readonly Lazy<NpgsqlConnectionStringBuilder> Address = new(() => IsOurs ? Start() : PostgreSqlConnectionString.Parse(Environment.GetEnvironmentVariable(PostgreSqlFinder.Variable)!));

    /// <summary>Whether it ends with this process, and everything in it.</summary>
    public static bool IsOurs => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgreSqlFinder.Variable));

    /// <summary>How to connect to a database of it; none: the one for its administration.</summary>
    public static NpgsqlConnectionStringBuilder To(string? database = null)
    {
        var builder = new NpgsqlConnectionStringBuilder(Address.Value.ConnectionString) { Pooling = false, IncludeErrorDetail = false };
        builder.Database = database ?? builder.Database;
        return builder;
    }

    /// <summary>Executes a statement in the database for administration.</summary>
    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(To().ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until a server that has been started lets one in.</summary>
    public static NpgsqlConnectionStringBuilder WaitFor(NpgsqlConnectionStringBuilder address, string folder)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var connection = new NpgsqlConnection(address.ConnectionString);
                connection.Open();
                return address;
            }
            catch (NpgsqlException exception) when (tries >= 600)
            {
                throw new InvalidOperationException($"The server in {folder} did not start:\n{File.ReadAllText(Path.Combine(folder, "server.log"))}", exception);
            }
            catch (NpgsqlException)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static NpgsqlConnectionStringBuilder Start()
    {
        var folder = ServerPrograms.MakeFolder();
        var programs = Path.GetDirectoryName(ServerPrograms.Find("initdb"))!;
        var data = Path.Combine(folder, "data");
        ServerPrograms.RunAsServer(folder, Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        File.WriteAllText(Path.Combine(data, "pg_hba.conf"), $"host all {NeedsPassword} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\nlocal all,replication all trust\n");
        return Start(folder, data).Address;
    }

    /// <summary>Starts a server that follows our own, and takes no writes.</summary>
    public static (NpgsqlConnectionStringBuilder Address, Process Server) StartStandby()
    {
        using var connection = new NpgsqlConnection(To().ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("SHOW unix_socket_directories", connection);
        var folder = ServerPrograms.MakeFolder();
        var data = Path.Combine(folder, "data");
        var socket = (string)command.ExecuteScalar()!;
        string[] source = ["-h", socket, "-p", $"{To().Port}", "-U", To().Username!];
        ServerPrograms.RunAsServer(folder, ServerPrograms.Find("pg_basebackup")!, ["-D", data, .. source, "-R", "-c", "fast", "--no-sync"]);
        return Start(folder, data);
    }

    private static (NpgsqlConnectionStringBuilder Address, Process Server) Start(string folder, string data)
    {
        var port = ServerPrograms.FreePort();
        var programs = Path.GetDirectoryName(ServerPrograms.Find("initdb"))!;
        var server = ServerPrograms.Start(
            folder,
            "QUIT",
            [Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}", "-k", folder, .. Settings.SelectMany(setting => new[] { "-c", setting })]);
        var address = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres", Pooling = false };
        return (WaitFor(address, folder), server);
    }

    // The data do not outlive the server, so nothing is flushed. With a database per test, autovacuum's workers, which visit each
    // of them, would take most of the machine.
    private static string[] Settings =>
    [
        "listen_addresses=127.0.0.1", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off",
        "max_connections=200", "shared_buffers=64MB", "deadlock_timeout=200ms",
    ];
}
