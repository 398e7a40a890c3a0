namespace GenMigrate;

/// <summary>Reads the definition of a column.</summary>
internal static class ColumnParser
{
    private static readonly string[] AfterDefault =
        ["CONSTRAINT", "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "COLLATE", "GENERATED", "AS", "DEFERRABLE", "INITIALLY"];

    /// <summary>The column that comes next; null where it is not understood.</summary>
    public static ColumnDefinition? Take(DdlReader reader)
    {
        if (reader.TakeIdentifier() is not { } name)
        {
            return null;
        }

        var type = TypeParser.Take(reader);
        if (type is null && reader.IsPostgreSql)
        {
            return null;
        }

        var column = new ColumnDefinition(name, type) { IsNotNull = type?.IsSerial == true };
        return TakeClauses(reader, column);
    }

    private static ColumnDefinition? TakeClauses(DdlReader reader, ColumnDefinition column)
    {
        var constraints = new List<TableConstraint>();
        while (!reader.IsAtEnd && !reader.IsNext(',') && !reader.IsNext(')'))
        {
            var name = reader.Take("CONSTRAINT") ? reader.TakeIdentifier() : null;
            if (ConstraintParser.TakeInline(reader, column.Name, name) is { } constraint)
            {
                constraints.Add(constraint);
            }
            else if (TakeClause(reader, column) is { } next)
            {
                column = next;
            }
            else
            {
                return null;
            }
        }

        return column with { Constraints = constraints, IsNotNull = column.IsNotNull || IsKey(reader, constraints) };
    }

    // SQLite lets keys hold NULL unless the table says otherwise.
    private static bool IsKey(DdlReader reader, List<TableConstraint> constraints) =>
        reader.IsPostgreSql && constraints.Exists(constraint => constraint.Kind == ConstraintKind.PrimaryKey);

    private static ColumnDefinition? TakeClause(DdlReader reader, ColumnDefinition column)
    {
        if (reader.Take("NOT", "NULL"))
        {
            ConstraintParser.SkipConflictClause(reader);
            _ = reader.Take("NO", "INHERIT");
            return column with { IsNotNull = true };
        }

        if (reader.Take("NULL"))
        {
            ConstraintParser.SkipConflictClause(reader);
            return column;
        }

        if (reader.Take("DEFAULT"))
        {
            return reader.TakeExpression(AfterDefault) is { } value ? column with { Default = value } : null;
        }

        if (reader.Take("COLLATE"))
        {
            return reader.TakeObjectName() is { } collation ? column with { Collation = collation.Name } : null;
        }

        if (reader.Take("GENERATED"))
        {
            return TakeGenerated(reader, column);
        }

        if (!reader.IsPostgreSql && reader.Take("AS"))
        {
            return TakeExpression(reader, column);
        }

        if (reader.TakeAny("STORAGE", "COMPRESSION"))
        {
            reader.Skip();
            return column;
        }

        return ConstraintParser.SkipTiming(reader) ? column : null;
    }

    // GENERATED ALWAYS AS (expression), or GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY.
    private static ColumnDefinition? TakeGenerated(DdlReader reader, ColumnDefinition column)
    {
        if (!reader.Take("ALWAYS") && !reader.Take("BY", "DEFAULT"))
        {
            return null;
        }

        if (!reader.Take("AS"))
        {
            return null;
        }

        if (!reader.Take("IDENTITY"))
        {
            return TakeExpression(reader, column);
        }

        _ = reader.SkipParentheses();
        return column with { IsIdentity = true, IsNotNull = true };
    }

    private static ColumnDefinition? TakeExpression(DdlReader reader, ColumnDefinition column)
    {
        if (reader.TakeParenthesized() is not { } expression)
        {
            return null;
        }

        var isStored = reader.Take("STORED");
        _ = reader.Take("VIRTUAL");
        return column with { Generated = expression, IsStored = isStored };
    }
}
