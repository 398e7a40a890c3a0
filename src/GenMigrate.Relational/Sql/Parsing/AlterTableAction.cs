namespace GenMigrate;

/// <summary>One change of an <c>ALTER TABLE</c>.</summary>
internal abstract record AlterTableAction;

/// <summary>A change that leaves columns and constraints as they are: owner, storage, triggers on and off.</summary>
internal sealed record OtherAction : AlterTableAction;

internal sealed record AddColumn(ColumnDefinition Column, bool IfNotExists) : AlterTableAction;

internal sealed record DropColumn(string Column, bool IfExists, bool IsCascade) : AlterTableAction;

/// <summary><c>ALTER COLUMN … TYPE</c>.</summary>
/// <param name="Column">The column.</param>
/// <param name="Type">The new type.</param>
/// <param name="Collation">Null where none is written.</param>
/// <param name="Using">The expression that converts the values; null where none is written.</param>
internal sealed record ChangeColumnType(string Column, SqlTypeName Type, string? Collation, SqlFragment? Using) : AlterTableAction;

/// <summary><c>SET DEFAULT</c>, or <c>DROP DEFAULT</c> with null.</summary>
internal sealed record SetColumnDefault(string Column, SqlFragment? Default) : AlterTableAction;

/// <summary><c>SET NOT NULL</c> or <c>DROP NOT NULL</c>.</summary>
internal sealed record SetColumnNullability(string Column, bool IsNotNull) : AlterTableAction;

/// <summary><c>ADD GENERATED AS IDENTITY</c>, <c>DROP IDENTITY</c> or <c>DROP EXPRESSION</c>.</summary>
internal sealed record SetColumnGeneration(string Column, bool IsIdentity) : AlterTableAction;

internal sealed record AddConstraint(TableConstraint Constraint) : AlterTableAction;

internal sealed record DropConstraint(string Constraint, bool IfExists) : AlterTableAction;

internal sealed record ValidateConstraint(string Constraint) : AlterTableAction;

internal sealed record RenameConstraint(string From, string To) : AlterTableAction;

internal sealed record RenameColumn(string From, string To) : AlterTableAction;

internal sealed record RenameTable(string To) : AlterTableAction;

internal sealed record MoveToSchema(string Schema) : AlterTableAction;
