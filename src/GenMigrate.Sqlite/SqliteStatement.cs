using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// A statement of ours, given to SQLite itself. The driver's command, its parameters and its reader take longer than
/// SQLite does for a row, and every migration writes two and asks for some numbers.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    private SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection, sql, out _statement));
    }

    /// <summary>Executes a statement whose rows are of no interest.</summary>
    /// <exception cref="SqliteException">As the driver throws it.</exception>
    public static void Execute(SqliteConnection connection, string sql, IEnumerable<(string Name, object? Value)> values)
    {
        using var statement = new SqliteStatement(connection.Handle!, sql);
        foreach (var (name, value) in values)
        {
            statement.Bind(name, value);
        }

        while (statement.Step())
        {
            // It is done when it has given its last row.
        }
    }

    /// <summary>The number in the first row of a statement.</summary>
    /// <exception cref="SqliteException">As the driver throws it.</exception>
    public static long Number(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection.Handle!, sql);
        statement.Step();
        return raw.sqlite3_column_int64(statement._statement, 0);
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(string name, object? value)
    {
        var index = raw.sqlite3_bind_parameter_index(_statement, name);
        Check(value switch
        {
            null => raw.sqlite3_bind_null(_statement, index),
            string text => raw.sqlite3_bind_text(_statement, index, text),
            _ => raw.sqlite3_bind_int64(_statement, index, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        });
    }

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(result);
        }

        return result == raw.SQLITE_ROW;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
