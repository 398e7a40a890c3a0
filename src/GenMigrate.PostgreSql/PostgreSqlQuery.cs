using Npgsql;

namespace GenMigrate;

/// <summary>Reads the rows of a statement of ours.</summary>
internal static class PostgreSqlQuery
{
    public static Task<IReadOnlyList<T>> RunAsync<T>(NpgsqlConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        PostgreSqlConflicts.RetryAsync(() => RunOnceAsync(connection, sql, parameters, read, cancellationToken));

    private static async Task<IReadOnlyList<T>> RunOnceAsync<T>(NpgsqlConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value!);
            }

            var rows = new List<T>();
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }

            return rows;
        }
    }

    /// <summary>The rows that a query gives; none where its table does not exist.</summary>
    /// <param name="read">The query.</param>
    /// <param name="connection">The connection that it runs on.</param>
    /// <param name="place">The database, for people.</param>
    public static async Task<IReadOnlyList<T>> TryAsync<T>(Func<Task<IReadOnlyList<T>>> read, NpgsqlConnection connection, string place)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (PostgresException exception) when (PostgreSqlErrors.IsMissingTable(exception))
        {
            return [];
        }
        catch (Exception exception) when (PostgreSqlErrors.IsToTranslate(exception, connection))
        {
            throw PostgreSqlErrors.Translate(exception, place);
        }
    }
}
