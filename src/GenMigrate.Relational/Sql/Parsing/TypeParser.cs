using System.Globalization;

namespace GenMigrate;

/// <summary>Reads the type of a column.</summary>
internal static class TypeParser
{
    private static readonly string[] Ends =
    [
        "CONSTRAINT", "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "COLLATE", "GENERATED", "AS", "STORAGE", "COMPRESSION",
        "USING", "DEFERRABLE", "INITIALLY", "ON", "OPTIONS", "AUTOINCREMENT",
    ];

    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["int"] = "int4", ["integer"] = "int4", ["smallint"] = "int2", ["bigint"] = "int8", ["decimal"] = "numeric", ["dec"] = "numeric",
        ["real"] = "float4", ["float"] = "float8", ["double precision"] = "float8", ["boolean"] = "bool", ["character varying"] = "varchar",
        ["char varying"] = "varchar", ["national character varying"] = "varchar", ["national char varying"] = "varchar", ["nchar varying"] = "varchar",
        ["character"] = "bpchar", ["char"] = "bpchar", ["national character"] = "bpchar", ["national char"] = "bpchar", ["nchar"] = "bpchar",
        ["bit varying"] = "varbit", ["time with time zone"] = "timetz", ["time without time zone"] = "time",
        ["timestamp with time zone"] = "timestamptz", ["timestamp without time zone"] = "timestamp",
    };

    /// <summary>The type that comes next; null where none does.</summary>
    public static SqlTypeName? Take(DdlReader reader) => reader.IsPostgreSql ? TakePostgreSql(reader) : TakeSqlite(reader);

    private static SqlTypeName? TakeSqlite(DdlReader reader)
    {
        var start = reader.Position;
        var modifiers = new List<string>();
        while (!reader.IsAtEnd && reader.Current.IsIdentifier && !reader.IsNextAny(Ends))
        {
            reader.Skip();
        }

        if (reader.Position == start)
        {
            return null;
        }

        var words = reader.Fragment(start, reader.Position).Tokens().Select(token => token.Value);
        TakeModifiers(reader, modifiers);
        return new SqlTypeName(string.Join(" ", words), null, modifiers, IsArray: false);
    }

    private static SqlTypeName? TakePostgreSql(DdlReader reader)
    {
        if (reader.IsAtEnd || !reader.Current.IsIdentifier || reader.IsNextAny(Ends))
        {
            return null;
        }

        var isQuoted = reader.Current.Kind == SqlTokenKind.QuotedIdentifier;
        if (reader.TakeObjectName() is not { } name)
        {
            return null;
        }

        var modifiers = new List<string>();
        var words = name.Name;
        while (!isQuoted && !reader.IsAtEnd && IsPartOfType(reader))
        {
            TakeModifiers(reader, modifiers);
            if (!reader.IsAtEnd && reader.Current.Kind == SqlTokenKind.Word && IsPartOfType(reader))
            {
                words += " " + reader.TakeIdentifier();
            }
        }

        TakeModifiers(reader, modifiers);
        var shortName = !isQuoted && name.Schema is null && ShortNames.TryGetValue(words, out var known) ? known : words;
        var schema = name.Schema == "pg_catalog" ? null : name.Schema;
        return new SqlTypeName(Normalize(shortName, modifiers), schema, modifiers, TakeArray(reader));
    }

    // float(1) to float(24) is real; character without a length has one character.
    private static string Normalize(string name, List<string> modifiers)
    {
        if (name == "bpchar" && modifiers.Count == 0)
        {
            modifiers.Add("1");
        }

        if (name != "float8" || modifiers.Count == 0)
        {
            return name;
        }

        var isSmall = int.TryParse(modifiers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 24;
        modifiers.Clear();
        return isSmall ? "float4" : "float8";
    }

    private static bool IsPartOfType(DdlReader reader) =>
        reader.IsNext('(')
        || reader.IsNext("PRECISION")
        || reader.IsNext("VARYING")
        || reader.IsNext("CHARACTER")
        || reader.IsNext("CHAR")
        || reader.IsNext("WITH", "TIME", "ZONE")
        || reader.IsNext("WITHOUT", "TIME", "ZONE")
        || reader.IsNext("TIME")
        || reader.IsNext("ZONE")
        || reader.IsNext("YEAR")
        || reader.IsNext("MONTH")
        || reader.IsNext("DAY")
        || reader.IsNext("HOUR")
        || reader.IsNext("MINUTE")
        || reader.IsNext("SECOND")
        || reader.IsNext("TO");

    private static void TakeModifiers(DdlReader reader, List<string> modifiers)
    {
        if (reader.TakeParenthesized() is { } inside)
        {
            modifiers.AddRange(inside.Text.Split(',').Select(modifier => modifier.Trim()));
        }
    }

    private static bool TakeArray(DdlReader reader)
    {
        var isArray = reader.Take("ARRAY");
        while (reader.Take('['))
        {
            isArray = true;
            while (!reader.IsAtEnd && !reader.Take(']'))
            {
                reader.Skip();
            }
        }

        return isArray;
    }
}
