using Microsoft.Data.Sqlite;

namespace GenMigrate.Relational.Tests;

/// <summary>A SQLite database in a file of its own, which goes when it is disposed of.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"genmigrate-sql-{Guid.NewGuid():N}.db");
    private readonly SqliteConnection _connection;

    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    public SqliteFile()
        : this(isInMemory: false)
    {
    }

    private SqliteFile(bool isInMemory)
    {
        _connection = new SqliteConnection(isInMemory ? "Data Source=:memory:;Pooling=False" : $"Data Source={_path};Pooling=False");
        _connection.Open();
    }

    /// <summary>A database without a file.</summary>
    public static SqliteFile InMemory() => new(isInMemory: true);

    /// <summary>Whether the library takes the text for complete, that is, ended by a <c>;</c>.</summary>
    public static bool IsComplete(string sql) => SQLitePCL.raw.sqlite3_complete(sql) != 0;

    public object? Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        // For as long the driver tries again what the library refuses for a lock; 0 would be for ever.
        command.CommandTimeout = 1;
        return command.ExecuteScalar();
    }

    /// <summary>What the schema holds, a line each, with the text that the library kept of each statement.</summary>
    public IReadOnlyList<string> Schema() =>
        Rows("SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_master ORDER BY rowid");

    /// <summary>The first column of what a query gives.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    public void Dispose()
    {
        _connection.Dispose();
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(_path + suffix);
        }
    }
}
