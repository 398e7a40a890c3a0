using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// A statement that is given to SQLite itself. The driver's command, its parameters and its reader take longer than SQLite
/// does for a row, and every migration writes two and asks for some numbers.
/// </summary>
/// <param name="sql">One statement.</param>
/// <param name="isKept">
/// Whether it stays compiled, until it is disposed. Of use only where it names no table: every migration changes the
/// schema, after which SQLite compiles the others anew anyway.
/// </param>
internal sealed class SqliteStatement(string sql, bool isKept = false) : IDisposable
{
    // Ends with a zero: without the text's length, SQLitePCLRaw does not compute what is left of it. It computes that from
    // a pointer that SQLite leaves unset where a shared cache's schema is locked, and throws.
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(sql + '\0');
    private int[] _indexes = [];
    private (sqlite3 Connection, sqlite3_stmt Statement)? _kept;

    /// <summary>Executes it, to its last row.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="values">Its parameters with their values, each time in the same order.</param>
    /// <exception cref="SqliteException">As the driver throws it.</exception>
    /// <exception cref="InvalidOperationException">It has parameters that there are no values for.</exception>
    public void Execute(SqliteConnection connection, (string Name, object? Value)[] values)
    {
        var statement = Prepare(connection);
        try
        {
            if (raw.sqlite3_bind_parameter_count(statement) > values.Length)
            {
                throw new InvalidOperationException("it has a parameter (@name, :name, $name or ?), and a step's text has no values for any. Write the value into the text, or execute it with parameters in a step of code (Run)");
            }

            Bind(connection, statement, values);
            while (Step(connection, statement))
            {
                // It is done when it has given its last row.
            }
        }
        finally
        {
            Release(statement);
        }
    }

    /// <summary>The number in its first row.</summary>
    /// <exception cref="SqliteException">As the driver throws it.</exception>
    public long Number(SqliteConnection connection)
    {
        var statement = Prepare(connection);
        try
        {
            Step(connection, statement);
            return raw.sqlite3_column_int64(statement, 0);
        }
        finally
        {
            Release(statement);
        }
    }

    public void Dispose()
    {
        _kept?.Statement.Dispose();
        _kept = null;
    }

    private static bool Step(SqliteConnection connection, sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(connection, result);
        }

        return result == raw.SQLITE_ROW;
    }

    private static void Check(SqliteConnection connection, int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);

    private sqlite3_stmt Prepare(SqliteConnection connection)
    {
        if (_kept is { } kept && kept.Connection == connection.Handle)
        {
            return kept.Statement;
        }

        // A step's code may have closed the connection that it was kept for, and opened it again.
        Dispose();
        Check(connection, raw.sqlite3_prepare_v2(connection.Handle, utf8z.FromSpan(_utf8), out var statement));
        _kept = isKept ? (connection.Handle!, statement) : null;
        return statement;
    }

    private void Release(sqlite3_stmt statement)
    {
        if (isKept)
        {
            raw.sqlite3_reset(statement);
        }
        else
        {
            statement.Dispose();
        }
    }

    private void Bind(SqliteConnection connection, sqlite3_stmt statement, (string Name, object? Value)[] values)
    {
        if (_indexes.Length != values.Length)
        {
            _indexes = [.. values.Select(value => raw.sqlite3_bind_parameter_index(statement, value.Name))];
        }

        for (var i = 0; i < values.Length; i++)
        {
            Check(connection, values[i].Value switch
            {
                null => raw.sqlite3_bind_null(statement, _indexes[i]),
                string text => raw.sqlite3_bind_text(statement, _indexes[i], text),
                var number => raw.sqlite3_bind_int64(statement, _indexes[i], Convert.ToInt64(number, CultureInfo.InvariantCulture)),
            });
        }
    }
}
