using System.Collections.Immutable;

namespace GenMigrate;

/// <summary>A column.</summary>
/// <param name="Name">As stored.</param>
/// <param name="Type">Null where SQLite has none.</param>
/// <param name="CreatedIn">The version of the migration that added it.</param>
internal sealed record SchemaColumn(string Name, SqlTypeName? Type, long CreatedIn)
{
    public bool IsNotNull { get; init; }

    public SqlFragment? Default { get; init; }

    public SqlFragment? Generated { get; init; }

    public bool IsStored { get; init; }

    public bool IsIdentity { get; init; }

    public string? Collation { get; init; }
}

/// <summary>A table.</summary>
/// <param name="Name">With its schema, except on SQLite.</param>
/// <param name="CreatedIn">The version of the migration that created it.</param>
internal sealed record SchemaTable(ObjectName Name, long CreatedIn)
{
    public ImmutableList<SchemaColumn> Columns { get; init; } = ImmutableList<SchemaColumn>.Empty;

    public ImmutableList<TableConstraint> Constraints { get; init; } = ImmutableList<TableConstraint>.Empty;

    /// <summary>Whether <see cref="Columns"/> and <see cref="Constraints"/> are all.</summary>
    public bool HasAllColumns { get; init; } = true;

    public bool IsTemporary { get; init; }

    public bool IsPartitioned { get; init; }

    public bool IsVirtual { get; init; }

    public bool IsStrict { get; init; }

    public bool IsWithoutRowId { get; init; }
}

/// <summary>An index.</summary>
/// <param name="Name">With its schema, except on SQLite.</param>
/// <param name="Table">The table's name as the schema has it.</param>
/// <param name="CreatedIn">The version of the migration that created it.</param>
internal sealed record SchemaIndex(ObjectName Name, ObjectName Table, long CreatedIn)
{
    public bool IsUnique { get; init; }

    public string? Method { get; init; }

    public ImmutableList<IndexKey> Keys { get; init; } = ImmutableList<IndexKey>.Empty;

    public ImmutableList<string> Included { get; init; } = ImmutableList<string>.Empty;

    public SqlFragment? Predicate { get; init; }
}

/// <summary>A view.</summary>
internal sealed record SchemaView(ObjectName Name, SqlFragment Query, bool IsMaterialized, long CreatedIn);

/// <summary>A trigger.</summary>
internal sealed record SchemaTrigger(ObjectName Name, ObjectName Table, SqlFragment Body, long CreatedIn);

/// <summary>An enum with its values, or any other type or object without.</summary>
internal sealed record SchemaObject(SqlObjectKind Kind, ObjectName Name, long CreatedIn)
{
    public ImmutableList<string> Values { get; init; } = ImmutableList<string>.Empty;
}
