namespace GenMigrate;

/// <summary>What <c>CREATE [UNIQUE] INDEX CONCURRENTLY</c> builds. If it breaks off, an invalid index of that name is left.</summary>
internal sealed class ConcurrentIndex
{
    private ConcurrentIndex(SqlName? name, SqlName table, bool isUnique, string definition)
    {
        Name = name;
        Table = table;
        IsUnique = isUnique;
        Definition = definition;
    }

    /// <summary>The index, or null where the server is to find a name.</summary>
    public SqlName? Name { get; }

    /// <summary>The table; the index comes to lie in its schema.</summary>
    public SqlName Table { get; }

    /// <summary>The index with the schema that is written at the table, as written; null without a name.</summary>
    public string? QualifiedName => Name is null || Table.Schema is null ? Name?.ToString() : $"{Table.Schema}.{Name}";

    public bool IsUnique { get; }

    /// <summary>What stands behind the table: method, columns, predicate and the rest, as written.</summary>
    public string Definition { get; }

    public static ConcurrentIndex? Read(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        if (!reader.Take("CREATE"))
        {
            return null;
        }

        var isUnique = reader.Take("UNIQUE");
        if (!reader.Take("INDEX", "CONCURRENTLY"))
        {
            return null;
        }

        _ = reader.Take("IF", "NOT", "EXISTS");
        var isUnnamed = reader.Take("ON");
        var name = isUnnamed ? null : reader.TakeName();
        if (!isUnnamed && !reader.Take("ON"))
        {
            return null;
        }

        _ = reader.Take("ONLY");
        return reader.TakeName() is { } table ? new ConcurrentIndex(name, table, isUnique, reader.Rest) : null;
    }
}
