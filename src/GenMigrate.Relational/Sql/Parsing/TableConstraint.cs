namespace GenMigrate;

/// <summary>What a constraint demands.</summary>
internal enum ConstraintKind
{
    PrimaryKey,
    Unique,
    Check,
    ForeignKey,
    Exclusion,
}

/// <summary>A constraint of a table, written at a column or behind the columns.</summary>
/// <param name="Kind">What it demands.</param>
/// <param name="Name">Null where none is written.</param>
/// <param name="Columns">The columns of the key; of a check at a column that column.</param>
internal sealed record TableConstraint(ConstraintKind Kind, string? Name, IReadOnlyList<string> Columns)
{
    /// <summary>Whether it is written at its column.</summary>
    public bool IsInline { get; init; }

    /// <summary>The condition of a check.</summary>
    public SqlFragment? Condition { get; init; }

    /// <summary>The table that a foreign key refers to.</summary>
    public ObjectName? Referenced { get; init; }

    /// <summary>The columns that a foreign key refers to; empty for the primary key.</summary>
    public IReadOnlyList<string> ReferencedColumns { get; init; } = [];

    /// <summary>Whether all rows are known to satisfy it: false behind <c>NOT VALID</c>.</summary>
    public bool IsValidated { get; init; } = true;

    /// <summary>The index that it takes over: <c>USING INDEX</c>.</summary>
    public string? UsingIndex { get; init; }

    /// <summary>Whether an SQLite key is an alias of the row's number and increments.</summary>
    public bool IsAutoincrement { get; init; }
}
