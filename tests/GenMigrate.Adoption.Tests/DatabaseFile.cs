using Microsoft.Data.Sqlite;

namespace GenMigrate.Adoption.Tests;

/// <summary>An SQLite file in a folder of its own, and ways to look at it.</summary>
internal sealed class DatabaseFile : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("genmigrate-adoption-").FullName;

    public string ConnectionString => $"Data Source={Path.Combine(Folder, "app.db")};Pooling=False";

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>How many rows of a table there are.</summary>
    public long Count(string table)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM " + table;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
