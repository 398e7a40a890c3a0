namespace GenMigrate;

/// <summary>A column as CREATE TABLE or ADD COLUMN defines it.</summary>
/// <param name="Name">As stored.</param>
/// <param name="Type">Null where SQLite gets none.</param>
internal sealed record ColumnDefinition(string Name, SqlTypeName? Type)
{
    public bool IsNotNull { get; init; }

    public SqlFragment? Default { get; init; }

    /// <summary>The expression of a generated column.</summary>
    public SqlFragment? Generated { get; init; }

    /// <summary>Whether a generated column is stored, not computed when it is read.</summary>
    public bool IsStored { get; init; }

    public bool IsIdentity { get; init; }

    public string? Collation { get; init; }

    /// <summary>The constraints that are written at the column.</summary>
    public IReadOnlyList<TableConstraint> Constraints { get; init; } = [];

    public bool Has(ConstraintKind kind) => Constraints.Any(constraint => constraint.Kind == kind);
}
