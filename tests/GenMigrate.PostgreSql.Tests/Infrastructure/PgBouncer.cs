using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A pooler before the server, one for each mode, as its package brings it: no setting made for us.</summary>
internal static class PgBouncer
{
    private static readonly Lazy<NpgsqlConnectionStringBuilder> Transaction = new(() => Start("transaction"));
    private static readonly Lazy<NpgsqlConnectionStringBuilder> Session = new(() => Start("session"));

    public static NpgsqlConnectionStringBuilder TransactionMode(string database) => new(Transaction.Value.ConnectionString) { Database = database };

    public static NpgsqlConnectionStringBuilder SessionMode(string database) => new(Session.Value.ConnectionString) { Database = database };

    private static NpgsqlConnectionStringBuilder Start(string mode)
    {
        var server = PostgreSqlServer.To();
        var folder = ServerPrograms.MakeFolder();
        var port = ServerPrograms.FreePort();
        var password = server.Password is { } secret ? $" password='{secret}'" : "";
        File.WriteAllText(Path.Combine(folder, "pgbouncer.ini"), $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username}{password}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            max_client_conn = 500
            default_pool_size = 20
            server_idle_timeout = 1
            """);
        ServerPrograms.Own(folder);
        ServerPrograms.Start(folder, "INT", ServerPrograms.Find("pgbouncer")!, "pgbouncer.ini");
        return PostgreSqlServer.WaitFor(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = server.Username, Database = server.Database, Pooling = false }, folder);
    }
}
