using System.Data.Common;
using System.Globalization;

namespace GenMigrate.Conformance;

/// <summary>What test databases of SQL share. A provider opens connections, lists what exists, and reads times.</summary>
public abstract class SqlTestDatabase : TestDatabase
{
    private readonly List<IMigrationDatabase> _handles = [];

    public sealed override IMigrationDatabase Connect()
    {
        var handle = ConnectOnce();
        lock (_handles)
        {
            _handles.Add(handle);
        }

        return handle;
    }

    public override async Task<long?> CountAsync(string thing) =>
        await ExistsAsync(thing) ? (await QueryAsync($"SELECT count(*) FROM {TestSql.Quote(thing)}", reader => reader.GetInt64(0)))[0] : null;

    public override async Task<IReadOnlyList<string>> ValuesAsync(string thing) =>
        [.. (await QueryAsync($"SELECT value FROM {TestSql.Quote(thing)}", reader => reader.GetString(0))).Order(StringComparer.Ordinal)];

    public override async Task DoAsync(params TestStep[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var step in steps)
        {
            await ExecuteAsync(TestSql.Of(step));
        }
    }

    public override async Task CreateLegacyHistoryAsync(string table, params IReadOnlyDictionary<string, object?>[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = rows[0].Select(column => $"{TestSql.Quote(column.Key)} {column.Value switch { long => "bigint", bool => "boolean", DateTime => "timestamp", _ => "text" }}");
        await ExecuteAsync($"CREATE TABLE {TestSql.Quote(table)} ({string.Join(", ", columns)})");
        await using var connection = await OpenAsync();
        foreach (var row in rows)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO {TestSql.Quote(table)} VALUES ({string.Join(", ", row.Keys.Select((_, number) => $"@p{number}"))})";
            foreach (var (value, number) in row.Values.Select((value, number) => (value, number)))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{number}";
                parameter.Value = value is DateTime time ? DateTime.SpecifyKind(time, DateTimeKind.Unspecified) : value ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    public override async Task<IReadOnlyList<StoredHistoryRow>> ReadHistoryAsync() => await ExistsAsync("genmigrate_history")
        ? await QueryAsync("SELECT registry, kind, version, name, description, checksum, state, direction, steps_done, step_hashes, applied_at, execution_time_ms, error_message, rolled_back_at, applied_by, token, success, rolled_back FROM genmigrate_history ORDER BY registry, kind, version", ReadRow)
        : [];

    public override async Task<IReadOnlyList<StoredJournalEntry>> ReadJournalAsync() => await ExistsAsync("genmigrate_journal")
        ? await QueryAsync("SELECT at, registry, kind, version, action, outcome, duration_ms, error_message, done_by FROM genmigrate_journal ORDER BY id", ReadEntry)
        : [];

    public override Task RemoveChecksumAsync(long version) => ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE genmigrate_history SET checksum = NULL WHERE version = {version}"));

    public override async ValueTask DisposeAsync()
    {
        foreach (var handle in _handles)
        {
            await handle.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Executes a script as a person would, with the database's own tool.</summary>
    /// <exception cref="Exception">It failed; the message has the tool's words.</exception>
    public abstract Task RunScriptAsync(string script);

    /// <summary>Executes SQL on a connection of its own.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads rows on a connection of its own.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A new handle.</summary>
    protected abstract IMigrationDatabase ConnectOnce();

    /// <summary>An open connection of the driver.</summary>
    protected abstract Task<DbConnection> OpenAsync();

    protected abstract Task<bool> ExistsAsync(string table);

    protected abstract DateTimeOffset ReadTime(DbDataReader reader, int ordinal);

    private static string? Text(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private DateTimeOffset? Time(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : ReadTime(reader, ordinal);

    private StoredHistoryRow ReadRow(DbDataReader reader)
    {
        var state = reader.GetString(6);
        Assert.Equal(state is "applied" or "baseline", reader.GetBoolean(16));
        Assert.Equal(state == "rolled_back", reader.GetBoolean(17));
        return new StoredHistoryRow
        {
            Registry = reader.GetString(0),
            Kind = reader.GetString(1),
            Version = reader.GetInt64(2),
            Name = reader.GetString(3),
            Description = Text(reader, 4),
            Checksum = Text(reader, 5),
            State = state,
            Direction = reader.GetString(7),
            StepsDone = (int)reader.GetInt64(8),
            StepHashes = Text(reader, 9),
            AppliedAt = Time(reader, 10),
            ExecutionTimeMs = reader.IsDBNull(11) ? null : reader.GetInt64(11),
            ErrorMessage = Text(reader, 12),
            RolledBackAt = Time(reader, 13),
            AppliedBy = Text(reader, 14),
            Token = reader.GetInt64(15),
        };
    }

    private StoredJournalEntry ReadEntry(DbDataReader reader) => new(
        ReadTime(reader, 0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetInt64(3),
        reader.GetString(4),
        reader.GetString(5),
        reader.GetInt64(6),
        Text(reader, 7),
        reader.GetString(8));
}
