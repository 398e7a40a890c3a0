namespace GenMigrate;

/// <summary>A statement as far as the schema is concerned.</summary>
internal abstract record ParsedStatement;

/// <summary>A statement that changes no schema: rows, rights, comments, settings.</summary>
internal sealed record OtherStatement : ParsedStatement;

/// <summary>A statement that may execute anything: a block, a procedure.</summary>
internal sealed record OpaqueStatement : ParsedStatement;

/// <summary>A definition that is not understood.</summary>
/// <param name="Touched">The objects that it may change; empty: any.</param>
internal sealed record UnparsedStatement(IReadOnlyList<ObjectName> Touched) : ParsedStatement;

/// <summary>A change of the schemas in which PostgreSQL looks for names.</summary>
internal sealed record SetSearchPathStatement(IReadOnlyList<string> Schemas) : ParsedStatement;

/// <summary><c>CREATE TABLE</c>.</summary>
internal sealed record CreateTableStatement(ObjectName Table, IReadOnlyList<ColumnDefinition> Columns, IReadOnlyList<TableConstraint> Constraints)
    : ParsedStatement
{
    public bool IfNotExists { get; init; }

    public bool IsTemporary { get; init; }

    /// <summary>Whether the columns written are all: not with AS, LIKE, INHERITS, OF, PARTITION OF, or a module of SQLite.</summary>
    public bool HasAllColumns { get; init; } = true;

    public bool IsPartitioned { get; init; }

    public bool IsVirtual { get; init; }

    public bool IsStrict { get; init; }

    public bool IsWithoutRowId { get; init; }
}

/// <summary><c>ALTER TABLE</c>.</summary>
internal sealed record AlterTableStatement(ObjectName Table, bool IfExists, IReadOnlyList<AlterTableAction> Actions) : ParsedStatement;

/// <summary><c>CREATE INDEX</c>.</summary>
/// <param name="Name">Null where the server is to find a name.</param>
/// <param name="Table">The table.</param>
/// <param name="Keys">Columns and expressions.</param>
internal sealed record CreateIndexStatement(ObjectName? Name, ObjectName Table, IReadOnlyList<IndexKey> Keys) : ParsedStatement
{
    public bool IsUnique { get; init; }

    public bool IsConcurrent { get; init; }

    public bool IfNotExists { get; init; }

    public bool IsOnly { get; init; }

    public string? Method { get; init; }

    public IReadOnlyList<string> Included { get; init; } = [];

    public SqlFragment? Predicate { get; init; }
}

/// <summary>A column or expression of an index.</summary>
/// <param name="Column">Null for an expression.</param>
/// <param name="Text">As written, with order and operator class.</param>
internal sealed record IndexKey(string? Column, SqlFragment Text);

/// <summary><c>CREATE VIEW</c> or <c>CREATE MATERIALIZED VIEW</c>.</summary>
internal sealed record CreateViewStatement(ObjectName Name, SqlFragment Query, bool IsMaterialized, bool IfNotExists) : ParsedStatement;

/// <summary><c>CREATE TRIGGER</c>.</summary>
internal sealed record CreateTriggerStatement(ObjectName Name, ObjectName Table, SqlFragment Body, bool IfNotExists) : ParsedStatement;

/// <summary><c>CREATE TYPE … AS ENUM</c>.</summary>
internal sealed record CreateEnumStatement(ObjectName Name, IReadOnlyList<string> Values) : ParsedStatement;

/// <summary>A new value of an enum; where it comes in the order is not kept.</summary>
internal sealed record AddEnumValueStatement(ObjectName Type, string Value) : ParsedStatement;

/// <summary>Any other object that is created and of which only the name is kept.</summary>
internal sealed record CreateObjectStatement(SqlObjectKind Kind, ObjectName Name) : ParsedStatement;

/// <summary><c>DROP</c> of objects of one kind.</summary>
internal sealed record DropStatement(SqlObjectKind Kind, IReadOnlyList<ObjectName> Names) : ParsedStatement
{
    public bool IfExists { get; init; }

    public bool IsCascade { get; init; }

    public bool IsConcurrent { get; init; }
}

/// <summary><c>ALTER INDEX | VIEW | TYPE | SEQUENCE … RENAME TO</c>.</summary>
internal sealed record RenameObjectStatement(SqlObjectKind Kind, ObjectName Name, string NewName) : ParsedStatement;
