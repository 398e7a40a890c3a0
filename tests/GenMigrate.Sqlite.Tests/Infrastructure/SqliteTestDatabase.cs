using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>A database in a file, in a directory of its own.</summary>
internal sealed class SqliteTestDatabase(string file, bool isOwner, bool writeAheadLog = true) : SqlTestDatabase
{
    public override string Address => file;

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

    public static SqliteTestDatabase Create(bool writeAheadLog = true) =>
        new(Path.Combine(Directory.CreateTempSubdirectory("genmigrate-sqlite-").FullName, "test.db"), isOwner: true, writeAheadLog);

    public override async Task<string> DumpAsync()
    {
        var dump = new StringBuilder();
        var objects = await QueryAsync(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name NOT LIKE 'genmigrate%' AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
            reader => (Type: reader.GetString(0), Name: reader.GetString(1), Sql: reader.GetString(2)));
        foreach (var (type, name, sql) in objects)
        {
            dump.Append(sql).Append(";\n");
            if (type == "table")
            {
                dump.AppendJoin("", (await QueryAsync($"SELECT * FROM {TestSql.Quote(name)}", Row)).Order(StringComparer.Ordinal));
            }
        }

        return dump.ToString();
    }

    public override async Task<IReadOnlyList<string>> OwnTablesAsync() => File.Exists(file)
        ? await QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'genmigrate%' ORDER BY name", reader => reader.GetString(0))
        : [];

    public override Task RunScriptAsync(string script) => SqliteShell.RunAsync(file, script);

    public override async Task SpoilAsync(string table, long version, string column, string? value)
    {
        await RemoveConstraintsAsync(table);
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE {table} SET {column} = {(value is null ? "NULL" : $"'{value}'")} WHERE version = {version}"));
    }

    public override Task SpoilLockAsync() => ExecuteAsync("UPDATE genmigrate_lock SET machine = 'other', expires_at = '2999-01-01T00:00:00Z'");

    public override async Task DuplicateHistoryRowAsync(long version)
    {
        await RemoveConstraintsAsync("genmigrate_history");
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO genmigrate_history SELECT * FROM genmigrate_history WHERE version = {version}"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (isOwner)
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    public async Task<SqliteConnection> ConnectRawAsync() => (SqliteConnection)await OpenAsync();

    protected override IMigrationDatabase ConnectOnce() => new SqliteMigrationDatabase(ConnectionString) { WriteAheadLog = writeAheadLog };

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    protected override async Task<bool> ExistsAsync(string table) =>
        (await QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table'", reader => reader.GetString(0))).Contains(table);

    protected override DateTimeOffset ReadTime(DbDataReader reader, int ordinal)
    {
        var text = reader.GetString(ordinal);
        Assert.EndsWith("Z", text, StringComparison.Ordinal);
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    private Task RemoveConstraintsAsync(string table) =>
        ExecuteAsync($"CREATE TABLE copy AS SELECT * FROM {table}; DROP TABLE {table}; ALTER TABLE copy RENAME TO {table}");

    private static string Row(DbDataReader reader) =>
        "  " + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))) + "\n";
}
