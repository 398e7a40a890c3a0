namespace GenMigrate;

/// <summary>Reads <c>CREATE TABLE</c> from behind that word.</summary>
internal static class CreateTableParser
{
    /// <summary>The statement; null where it is not understood.</summary>
    public static ParsedStatement? Parse(DdlReader reader, bool isTemporary)
    {
        var ifNotExists = reader.Take("IF", "NOT", "EXISTS");
        if (reader.TakeObjectName() is not { } name)
        {
            return null;
        }

        var table = new CreateTableStatement(name, [], []) { IfNotExists = ifNotExists, IsTemporary = isTemporary };
        if (reader.Take("OF") || reader.Take("PARTITION", "OF") || reader.IsNext("AS") || reader.IsNext("USING") || reader.IsNext("WITH"))
        {
            return table with { HasAllColumns = false };
        }

        return TakeElements(reader, table) is { } complete ? TakeOptions(reader, complete) : null;
    }

    /// <summary>Reads <c>CREATE VIRTUAL TABLE</c> from behind these words.</summary>
    public static ParsedStatement? ParseVirtual(DdlReader reader)
    {
        var ifNotExists = reader.Take("IF", "NOT", "EXISTS");
        return reader.TakeObjectName() is { } name && reader.Take("USING")
            ? new CreateTableStatement(name, [], []) { IfNotExists = ifNotExists, IsVirtual = true, HasAllColumns = false }
            : null;
    }

    private static CreateTableStatement? TakeElements(DdlReader reader, CreateTableStatement table)
    {
        var columns = new List<ColumnDefinition>();
        var constraints = new List<TableConstraint>();
        var hasAll = true;
        if (!reader.Take('('))
        {
            return null;
        }

        if (reader.Take(')'))
        {
            return table;
        }

        do
        {
            if (reader.IsPostgreSql && reader.Take("LIKE"))
            {
                hasAll = false;
                reader.SkipToCommaOrClose();
            }
            else if (ConstraintParser.IsNext(reader))
            {
                if (ConstraintParser.Take(reader) is not { } constraint)
                {
                    return null;
                }

                constraints.Add(constraint);
            }
            else if (IsQueryColumn(reader))
            {
                hasAll = false;
                reader.SkipToCommaOrClose();
            }
            else if (ColumnParser.Take(reader) is { } column)
            {
                columns.Add(column);
            }
            else
            {
                return null;
            }
        }
        while (reader.Take(',') || (!reader.IsPostgreSql && ConstraintParser.IsNext(reader)));

        return reader.Take(')') ? table with { Columns = columns, Constraints = constraints, HasAllColumns = hasAll } : null;
    }

    // CREATE TABLE t (a, b) AS SELECT …: names without types, which PostgreSQL takes here only.
    private static bool IsQueryColumn(DdlReader reader)
    {
        if (!reader.IsPostgreSql)
        {
            return false;
        }

        var start = reader.Position;
        var isName = reader.TakeIdentifier() is not null && (reader.IsNext(',') || reader.IsNext(')'));
        reader.Position = start;
        return isName;
    }

    private static CreateTableStatement TakeOptions(DdlReader reader, CreateTableStatement table)
    {
        while (!reader.IsAtEnd)
        {
            if (reader.TakeAny("INHERITS", "AS"))
            {
                table = table with { HasAllColumns = false };
            }
            else if (reader.Take("PARTITION", "BY"))
            {
                table = table with { IsPartitioned = true };
            }
            else if (!reader.IsPostgreSql && reader.Take("STRICT"))
            {
                table = table with { IsStrict = true };
            }
            else if (!reader.IsPostgreSql && reader.Take("WITHOUT", "ROWID"))
            {
                table = table with { IsWithoutRowId = true };
            }
            else if (!reader.SkipParentheses())
            {
                reader.Skip();
            }
        }

        return table;
    }
}
