using System.Data.Common;
using System.Text;

namespace GenMigrate;

/// <summary>Reads another tool's table, whatever columns it has.</summary>
internal static class LegacyHistorySql
{
    /// <summary>A statement that reads the table; a name cannot be anything but a name in it.</summary>
    /// <exception cref="MigrationException">It is no name of a table.</exception>
    public static string Select(SqlDialect dialect, string table, int? limit = null)
    {
        var name = string.Join('.', Parts(table).Select(dialect.Quote));
        return limit is { } rows ? $"SELECT * FROM {name} LIMIT {rows}" : $"SELECT * FROM {name}";
    }

    /// <summary>A name as <see cref="Select"/> takes it.</summary>
    public static string Name(string? schema, string table) => schema is null ? Quoted(table) : $"{Quoted(schema)}.{Quoted(table)}";

    /// <summary>The row that a reader stands on.</summary>
    public static LegacyHistoryRow Read(DbDataReader reader)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            values[reader.GetName(column)] = reader.IsDBNull(column) ? null : Value(reader, column);
        }

        return new LegacyHistoryRow(values);
    }

    private static string Quoted(string part) =>
        part.AsSpan().IndexOfAny('.', '"') < 0 ? part : "\"" + part.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    // A value that the driver has no type for is ignored.
    private static object Value(DbDataReader reader, int column)
    {
        try
        {
            return reader.GetValue(column);
        }
        catch (Exception exception) when (exception is InvalidCastException or NotSupportedException or OverflowException)
        {
            return DBNull.Value;
        }
    }

    // schema.table, "a.b"."c ""d""": apart at the dots that stand outside of quotes.
    private static List<string> Parts(string table)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < table.Length; i++)
        {
            if (table[i] == '"' && isQuoted && i + 1 < table.Length && table[i + 1] == '"')
            {
                part.Append(table[i++]);
            }
            else if (table[i] == '"' && (isQuoted || part.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (table[i] == '.' && !isQuoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(table[i]);
            }
        }

        parts.Add(part.ToString());
        return isQuoted || parts.Any(string.IsNullOrWhiteSpace) || table.Contains('\0', StringComparison.Ordinal)
            ? throw new MigrationException($"'{table}' is not a valid name of a table. Write table or schema.table, and put a name that has a dot in it into double quotes.")
            : parts;
    }
}
