using Microsoft.Data.Sqlite;

namespace GenMigrate.Hosting.Tests;

/// <summary>A database file of a test's own, in a folder that is removed afterwards.</summary>
public sealed class SqliteFile(string name = "app.db") : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genmigrate-").FullName;

    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    public string Path => System.IO.Path.Combine(_folder, name);

    public string ConnectionString => $"Data Source={Path}";

    /// <summary>A connection from outside.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>The rows of a query, or of none, a string each.</summary>
    public List<string> Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return rows;
    }

    /// <summary>The tables that migrations made.</summary>
    public IEnumerable<string> Tables() => Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'genmigrate%' ORDER BY name");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
