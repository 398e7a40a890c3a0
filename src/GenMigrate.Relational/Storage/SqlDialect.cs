using System.Data.Common;
using System.Globalization;

namespace GenMigrate;

/// <summary>What the SQL of one database differs in.</summary>
internal abstract class SqlDialect
{
    /// <summary>A point in time in UTC as text.</summary>
    protected const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public abstract SqlLanguage Language { get; }

    /// <summary>The type of long text, of a whole number of 64 bits, of a point in time, and of a truth value.</summary>
    public abstract (string Text, string Integer, string Timestamp, string Boolean) Types { get; }

    /// <summary>A column that numbers its rows in ascending order by itself, with its type and key.</summary>
    public abstract string IdentityColumn { get; }

    /// <summary>What follows the definition of a table that is found by its key alone.</summary>
    public virtual string KeyedTable => "";

    /// <summary>An identifier that may contain anything, quotes too.</summary>
    public virtual string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A value as it stands in SQL: null, text, a truth value, a number, or a point in time (<see cref="ToStored"/>).</summary>
    public string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => Literal(text),
        bool truth => Literal(truth),
        DateTimeOffset time => Literal(time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A table of ours.</summary>
    public string Table(MigrationSettings settings, string name) => settings.Schema is { } schema ? $"{Quote(schema)}.{Quote(name)}" : Quote(name);

    /// <summary>What is written into a column of history or journal: its parameter, or an expression around it.</summary>
    public virtual string Value(string column, MigrationSettings settings) => "@" + column;

    /// <summary>Writes a row, in the place of the one with the same key if there is one.</summary>
    /// <param name="table">The table, as it stands in SQL.</param>
    /// <param name="columns">All of its columns, those of its key first.</param>
    /// <param name="value">What is written into a column.</param>
    /// <param name="keys">How many columns its key has.</param>
    public virtual string Upsert(string table, IReadOnlyList<string> columns, Func<string, string> value, int keys) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(value))}) "
        + $"ON CONFLICT ({string.Join(", ", columns.Take(keys))}) DO UPDATE SET {string.Join(", ", columns.Skip(keys).Select(column => $"{column} = excluded.{column}"))}";

    /// <summary>What a statement that removes a row of the history has to require beside its key; starts with a blank.</summary>
    public virtual string Guard(MigrationSettings settings) => "";

    /// <summary>A point in time as the driver takes it.</summary>
    public abstract object ToStored(DateTimeOffset time);

    /// <summary>A point in time as the driver gives it.</summary>
    public abstract DateTimeOffset ReadTime(DbDataReader reader, int ordinal);

    protected virtual string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    protected abstract string Literal(bool value);
}
