namespace GenMigrate;

/// <summary>Types of PostgreSQL, by their short names, that have no default and no check.</summary>
internal static class BuiltInTypes
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "int2", "int4", "int8", "numeric", "float4", "float8", "money", "bool", "text", "varchar", "bpchar", "name", "bytea", "bit", "varbit", "uuid", "json",
        "jsonb", "xml", "date", "time", "timetz", "timestamp", "timestamptz", "interval", "inet", "cidr", "macaddr", "tsvector", "tsquery", "oid", "point",
    };

    public static bool Contains(string name) => Names.Contains(name);
}
