namespace GenMigrate;

/// <summary>Reads constraints, at a column and behind the columns.</summary>
internal static class ConstraintParser
{
    private static readonly string[] Actions = ["CASCADE", "RESTRICT"];

    /// <summary>Whether a constraint comes next, and not a column.</summary>
    public static bool IsNext(DdlReader reader) =>
        reader.IsNext("CONSTRAINT") || reader.IsNext("PRIMARY", "KEY") || reader.IsNext("UNIQUE") || reader.IsNext("CHECK") || reader.IsNext("FOREIGN", "KEY")
        || (reader.IsPostgreSql && reader.IsNext("EXCLUDE"));

    /// <summary>The constraint of a table that comes next; null where it is not understood.</summary>
    public static TableConstraint? Take(DdlReader reader)
    {
        var name = reader.Take("CONSTRAINT") ? reader.TakeIdentifier() : null;
        var constraint = TakeBody(reader, name);
        return constraint is null ? null : TakeEnd(reader, constraint);
    }

    /// <summary>The constraint of a column that comes next; null where none does.</summary>
    public static TableConstraint? TakeInline(DdlReader reader, string column, string? name)
    {
        var constraint = TakeInlineBody(reader, column, name);
        return constraint is null ? null : TakeEnd(reader, constraint with { IsInline = true });
    }

    /// <summary>Moves behind <c>ON CONFLICT</c> of SQLite.</summary>
    public static void SkipConflictClause(DdlReader reader)
    {
        if (reader.Take("ON", "CONFLICT"))
        {
            reader.Skip();
        }
    }

    /// <summary>Moves behind <c>[NOT] DEFERRABLE</c>, <c>INITIALLY …</c> and <c>[NOT] ENFORCED</c>.</summary>
    public static bool SkipTiming(DdlReader reader)
    {
        if (reader.Take("NOT", "DEFERRABLE") || reader.TakeAny("DEFERRABLE", "ENFORCED"))
        {
            return true;
        }

        if (!reader.Take("INITIALLY"))
        {
            return false;
        }

        reader.Skip();
        return true;
    }

    private static TableConstraint? TakeInlineBody(DdlReader reader, string column, string? name)
    {
        if (reader.Take("PRIMARY", "KEY"))
        {
            _ = reader.TakeAny("ASC", "DESC");
            SkipConflictClause(reader);
            return new TableConstraint(ConstraintKind.PrimaryKey, name, [column]) { IsAutoincrement = reader.Take("AUTOINCREMENT") };
        }

        if (reader.Take("UNIQUE"))
        {
            SkipNullsClause(reader);
            return new TableConstraint(ConstraintKind.Unique, name, [column]);
        }

        if (reader.Take("CHECK"))
        {
            return reader.TakeParenthesized() is { } condition
                ? new TableConstraint(ConstraintKind.Check, name, [column]) { Condition = condition }
                : null;
        }

        return reader.IsNext("REFERENCES") ? TakeReferences(reader, name, [column]) : null;
    }

    private static TableConstraint? TakeBody(DdlReader reader, string? name)
    {
        if (reader.Take("PRIMARY", "KEY"))
        {
            return TakeKey(reader, ConstraintKind.PrimaryKey, name);
        }

        if (reader.Take("UNIQUE"))
        {
            SkipNullsClause(reader);
            return TakeKey(reader, ConstraintKind.Unique, name);
        }

        if (reader.Take("CHECK"))
        {
            return reader.TakeParenthesized() is { } condition ? new TableConstraint(ConstraintKind.Check, name, []) { Condition = condition } : null;
        }

        if (reader.Take("FOREIGN", "KEY"))
        {
            return reader.TakeColumns() is { } columns && reader.IsNext("REFERENCES") ? TakeReferences(reader, name, columns) : null;
        }

        return reader.Take("EXCLUDE") ? TakeExclusion(reader, name) : null;
    }

    private static TableConstraint? TakeKey(DdlReader reader, ConstraintKind kind, string? name)
    {
        if (reader.Take("USING", "INDEX"))
        {
            return reader.TakeIdentifier() is { } index ? new TableConstraint(kind, name ?? index, []) { UsingIndex = index } : null;
        }

        return reader.TakeColumns() is { } columns ? new TableConstraint(kind, name, columns) : null;
    }

    private static TableConstraint? TakeExclusion(DdlReader reader, string? name)
    {
        if (reader.Take("USING"))
        {
            reader.Skip();
        }

        if (reader.TakeParenthesized() is not { } elements)
        {
            return null;
        }

        return new TableConstraint(ConstraintKind.Exclusion, name, []) { Condition = elements };
    }

    private static TableConstraint? TakeReferences(DdlReader reader, string? name, IReadOnlyList<string> columns)
    {
        _ = reader.Take("REFERENCES");
        if (reader.TakeObjectName() is not { } table)
        {
            return null;
        }

        var referenced = reader.IsNext('(') ? reader.TakeColumns() : [];
        if (referenced is null || !SkipReferenceClauses(reader))
        {
            return null;
        }

        return new TableConstraint(ConstraintKind.ForeignKey, name, columns) { Referenced = table, ReferencedColumns = referenced };
    }

    private static bool SkipReferenceClauses(DdlReader reader)
    {
        while (true)
        {
            if (reader.Take("MATCH"))
            {
                reader.Skip();
            }
            else if (reader.Take("ON", "DELETE") || reader.Take("ON", "UPDATE"))
            {
                if (!SkipAction(reader))
                {
                    return false;
                }
            }
            else
            {
                return true;
            }
        }
    }

    private static bool SkipAction(DdlReader reader)
    {
        if (reader.TakeAny(Actions) || reader.Take("NO", "ACTION"))
        {
            return true;
        }

        var isSet = reader.Take("SET", "NULL") || reader.Take("SET", "DEFAULT");
        _ = isSet && reader.SkipParentheses();
        return isSet;
    }

    private static TableConstraint? TakeEnd(DdlReader reader, TableConstraint constraint)
    {
        while (true)
        {
            if (reader.Take("NOT", "VALID"))
            {
                constraint = constraint with { IsValidated = false };
            }
            else if (reader.TakeAny("INCLUDE", "WITH", "WHERE"))
            {
                if (!reader.SkipParentheses())
                {
                    return null;
                }
            }
            else if (reader.Take("USING", "INDEX", "TABLESPACE"))
            {
                reader.Skip();
            }
            else if (reader.IsNext("ON", "CONFLICT"))
            {
                SkipConflictClause(reader);
            }
            else if (!reader.Take("NO", "INHERIT") && !SkipTiming(reader))
            {
                return constraint;
            }
        }
    }

    private static void SkipNullsClause(DdlReader reader) => _ = reader.Take("NULLS", "NOT", "DISTINCT") || reader.Take("NULLS", "DISTINCT");
}
