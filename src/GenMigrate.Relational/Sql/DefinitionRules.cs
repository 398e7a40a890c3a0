namespace GenMigrate;

/// <summary>
/// Statements of PostgreSQL that change its catalogue and look at no rows, so that what they take does not grow with the
/// data. In doubt a statement is none of them.
/// </summary>
internal static class DefinitionRules
{
    /// <summary>What is made without a look at what there is.</summary>
    private static readonly string[] Made = ["VIEW", "FUNCTION", "PROCEDURE", "SEQUENCE", "SCHEMA", "TYPE", "DOMAIN", "TRIGGER", "POLICY"];

    /// <summary>What may have every row of a table written or looked at when a column is added.</summary>
    private static readonly string[] Filled = ["DEFAULT", "NOT", "GENERATED", "CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "REFERENCES", "EXCLUDE"];

    /// <summary>
    /// How types begin whose columns are added without a look at the rows: not a domain, which may have a check or a default,
    /// and not <c>serial</c>. All are found in <c>pg_catalog</c> before any other of that name.
    /// </summary>
    private static readonly string[] PlainTypes =
    [
        "SMALLINT", "INT2", "INT", "INTEGER", "INT4", "BIGINT", "INT8", "NUMERIC", "DECIMAL", "DEC", "REAL", "FLOAT", "FLOAT4", "FLOAT8", "DOUBLE",
        "BOOLEAN", "BOOL", "TEXT", "VARCHAR", "CHARACTER", "CHAR", "NCHAR", "NATIONAL", "BPCHAR", "NAME", "BYTEA", "BIT", "VARBIT", "UUID", "JSON", "JSONB", "XML",
        "DATE", "TIME", "TIMETZ", "TIMESTAMP", "TIMESTAMPTZ", "INTERVAL", "INET", "CIDR", "MACADDR", "MONEY", "TSVECTOR", "OID",
    ];

    /// <param name="statements">All of one transaction: an index costs nothing on a table that they have made.</param>
    public static bool Are(IEnumerable<SqlStatement> statements)
    {
        var newTables = new HashSet<string>(StringComparer.Ordinal);
        return statements.All(statement => Is(new SqlReader(statement), newTables));
    }

    private static bool Is(SqlReader reader, HashSet<string> newTables) =>
        reader.Take("CREATE") ? Creates(reader, newTables)
        : reader.Take("ALTER") ? reader.TakeTable() is not null && Alters(reader, newTables)
        : reader.Take("DROP") ? Frees(newTables)
        : reader.TakeAny("COMMENT", "GRANT", "REVOKE");

    private static bool Creates(SqlReader reader, HashSet<string> newTables)
    {
        _ = reader.Take("OR", "REPLACE");
        _ = reader.TakeAny("TEMP", "TEMPORARY", "UNLOGGED");
        return reader.Take("TABLE") ? CreatesTable(reader, newTables)
            : reader.Take("INDEX") || reader.Take("UNIQUE", "INDEX") ? CreatesIndex(reader, newTables)
            : reader.TakeAny(Made);
    }

    // Not from a query (AS), and not as a part of another table, whose default part would have to be searched.
    private static bool CreatesTable(SqlReader reader, HashSet<string> newTables)
    {
        var isNew = !reader.Take("IF", "NOT", "EXISTS");
        if (reader.TakeName() is not { } table || !reader.SkipParentheses() || reader.HasAny("AS"))
        {
            return false;
        }

        if (isNew)
        {
            newTables.Add(table.ToString());
        }

        return true;
    }

    private static bool CreatesIndex(SqlReader reader, HashSet<string> newTables)
    {
        _ = reader.Take("IF", "NOT", "EXISTS");
        if (!reader.Take("ON"))
        {
            _ = reader.TakeName();
            _ = reader.Take("ON");
        }

        return reader.TakeName() is { } table && newTables.Contains(table.ToString());
    }

    // One change, because any of several might be another one.
    private static bool Alters(SqlReader reader, HashSet<string> newTables)
    {
        if (reader.Take("ADD"))
        {
            _ = reader.Take("COLUMN");
            _ = reader.Take("IF", "NOT", "EXISTS");
            return reader.TakeName() is not null && reader.TakeAny(PlainTypes) && !reader.Take('.') && !reader.HasAny(Filled) && !reader.SkipBehindComma();
        }

        return (reader.Take("RENAME") ? Frees(newTables) : reader.Take("DROP")) && !reader.SkipBehindComma();
    }

    // The name of a new table may be another one's from here on.
    private static bool Frees(HashSet<string> newTables)
    {
        newTables.Clear();
        return true;
    }
}
