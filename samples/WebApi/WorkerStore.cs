using Microsoft.Data.Sqlite;

namespace WebApi;

/// <summary>The workers, in the tables that the migrations made.</summary>
public sealed class WorkerStore(string connectionString, Initials initials)
{
    public async Task<IReadOnlyList<Worker>> ListAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT worker_id, name, initials FROM workers ORDER BY worker_id";
        await using var reader = await command.ExecuteReaderAsync();
        var workers = new List<Worker>();
        while (await reader.ReadAsync())
        {
            workers.Add(new Worker(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        }

        return workers;
    }

    public async Task<Worker> AddAsync(string name)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO workers (name, initials) VALUES (@name, @initials) RETURNING worker_id";
        command.Parameters.AddWithValue("@name", name);
        command.Parameters.AddWithValue("@initials", initials.Of(name));
        return new Worker((long)(await command.ExecuteScalarAsync())!, name, initials.Of(name));
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
