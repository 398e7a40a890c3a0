using System.Data.Common;
using System.Text;

namespace GenMigrate;

/// <summary>Reads an older tool's table, whatever columns it has.</summary>
internal static class OlderSql
{
    /// <summary>A statement that reads the whole table; of the name nothing but a name can come.</summary>
    /// <exception cref="MigrationException">It is no name of a table.</exception>
    public static string Select(SqlDialect dialect, string table) => $"SELECT * FROM {string.Join('.', Parts(table).Select(dialect.Quote))}";

    /// <summary>The row that a reader stands on.</summary>
    public static OlderRow Read(DbDataReader reader)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            values[reader.GetName(column)] = reader.IsDBNull(column) ? null : Value(reader, column);
        }

        return new OlderRow(values);
    }

    // What the driver has no type for is there, but not understood.
    private static object Value(DbDataReader reader, int column)
    {
        try
        {
            return reader.GetValue(column);
        }
        catch (Exception exception) when (exception is InvalidCastException or NotSupportedException)
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
            ? throw new MigrationException($"'{table}' is no name of a table: say table or schema.table, and put a name that has a dot in it into double quotes.")
            : parts;
    }
}
