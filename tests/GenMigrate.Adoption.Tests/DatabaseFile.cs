using Microsoft.Data.Sqlite;

namespace GenMigrate.Adoption.Tests;

/// <summary>An SQLite file in a folder of its own, and this program's migrations on it.</summary>
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

    public async Task<T> RunAsync<T>(Func<MigrationRunner, Task<T>> run)
    {
        await using var database = new SqliteMigrationDatabase(ConnectionString);
        return await run(new MigrationRunner(GeneratedMigrations.Registry, database));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
