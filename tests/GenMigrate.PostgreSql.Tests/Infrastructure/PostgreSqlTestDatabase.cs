using System.Data.Common;
using System.Globalization;
using System.Text;
using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A database of the shared server. What tests look at goes past the pooler.</summary>
internal sealed class PostgreSqlTestDatabase(NpgsqlConnectionStringBuilder way, bool isOwner) : SqlTestDatabase
{
    private const string Ours = "genmigrate*";

    public override string Address => way.ConnectionString;

    public string Name => way.Database!;

    public static async Task<PostgreSqlTestDatabase> CreateAsync(Func<string, NpgsqlConnectionStringBuilder>? way = null)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return new PostgreSqlTestDatabase((way ?? PostgreSqlServer.To)(name), isOwner: true);
    }

    /// <summary>The schema as pg_dump writes it, without our own tables.</summary>
    public string DumpSchema()
    {
        var dump = ServerPrograms.Run(ServerPrograms.Find("pg_dump")!, "--schema-only", "--exclude-table=" + Ours, Url());

        // Newer ones write a random word at both ends.
        return string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }

    public override async Task<string> DumpAsync()
    {
        var dump = new StringBuilder(DumpSchema());
        foreach (var table in await QueryAsync("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename NOT LIKE 'genmigrate%' ORDER BY 1", reader => reader.GetString(0)))
        {
            dump.Append(CultureInfo.InvariantCulture, $"{table}:\n").AppendJoin('\n', (await QueryAsync($"SELECT row_to_json(dumped_row)::text FROM {table} dumped_row", reader => reader.GetString(0))).Order(StringComparer.Ordinal)).Append('\n');
        }

        return dump.ToString();
    }

    public override async Task<IReadOnlyList<string>> OwnTablesAsync() =>
        await QueryAsync("SELECT tablename FROM pg_tables WHERE tablename LIKE 'genmigrate%' ORDER BY tablename", reader => reader.GetString(0));

    public override async Task RunScriptAsync(string script)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            ServerPrograms.Run(ServerPrograms.Find("psql")!, "--no-psqlrc", "--quiet", "-f", file, Url());
        }
        finally
        {
            File.Delete(file);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (isOwner && !PostgreSqlServer.IsOurs)
        {
            await PostgreSqlServer.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
        }
    }

    /// <summary>The first column of what a query gives.</summary>
    public async Task<string> TextAsync(string sql) => string.Join(", ", await QueryAsync(sql, reader => Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)));

    public async Task<NpgsqlConnection> ConnectRawAsync() => (NpgsqlConnection)await OpenAsync();

    private string Url()
    {
        var to = PostgreSqlServer.To(Name);
        var password = to.Password is null ? "" : ":" + Uri.EscapeDataString(to.Password);
        return $"postgresql://{to.Username}{password}@{to.Host}:{to.Port}/{Name}";
    }

    public override Task SpoilAsync(string table, long version, string column, string? value) => ExecuteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL, ALTER COLUMN {column} TYPE text USING {column}::text;
        UPDATE {table} SET {column} = {(value is null ? "NULL" : $"'{value}'")} WHERE version = {version}
        """));

    public override Task SpoilLockAsync() => ExecuteAsync("UPDATE genmigrate_lock SET machine = 'other', expires_at = '2999-01-01T00:00:00Z'");

    public override Task DuplicateHistoryRowAsync(long version) => ExecuteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"ALTER TABLE genmigrate_history DROP CONSTRAINT genmigrate_history_pkey; INSERT INTO genmigrate_history SELECT * FROM genmigrate_history WHERE version = {version}"));

    protected override IMigrationDatabase ConnectOnce() => new PostgreSqlMigrationDatabase(Address);

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(PostgreSqlServer.To(Name).ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    protected override async Task<bool> ExistsAsync(string table) =>
        (await QueryAsync($"SELECT to_regclass('{TestSql.Quote(table)}') IS NOT NULL", reader => reader.GetBoolean(0)))[0];

    protected override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);
}
