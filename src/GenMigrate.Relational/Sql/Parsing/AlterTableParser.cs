namespace GenMigrate;

/// <summary>Reads <c>ALTER TABLE</c> from behind that word.</summary>
internal static class AlterTableParser
{
    private static readonly string[] Harmless =
    [
        "OWNER", "SET", "RESET", "ENABLE", "DISABLE", "CLUSTER", "REPLICA", "ATTACH", "DETACH", "FORCE", "NO", "OF", "NOT",
    ];

    /// <summary>The statement; null where it is not understood.</summary>
    public static AlterTableStatement? Parse(DdlReader reader)
    {
        var ifExists = reader.Take("IF", "EXISTS");
        _ = reader.Take("ONLY");
        if (reader.TakeObjectName() is not { } table)
        {
            return null;
        }

        _ = reader.Take('*');
        var actions = new List<AlterTableAction>();
        do
        {
            if (TakeAction(reader) is not { } action)
            {
                return null;
            }

            actions.Add(action);
        }
        while (reader.Take(','));

        return reader.IsAtEnd ? new AlterTableStatement(table, ifExists, actions) : null;
    }

    private static AlterTableAction? TakeAction(DdlReader reader)
    {
        if (reader.Take("ADD"))
        {
            return TakeAdd(reader);
        }

        if (reader.Take("DROP"))
        {
            return TakeDrop(reader);
        }

        if (reader.Take("ALTER"))
        {
            return reader.Take("CONSTRAINT") ? SkipOther(reader) : AlterColumnParser.Take(reader);
        }

        if (reader.Take("RENAME"))
        {
            return TakeRename(reader);
        }

        if (reader.Take("VALIDATE", "CONSTRAINT"))
        {
            return reader.TakeIdentifier() is { } constraint ? new ValidateConstraint(constraint) : null;
        }

        if (reader.Take("SET", "SCHEMA"))
        {
            return reader.TakeIdentifier() is { } schema ? new MoveToSchema(schema) : null;
        }

        return reader.TakeAny(Harmless) ? SkipOther(reader) : null;
    }

    private static AlterTableAction? TakeAdd(DdlReader reader)
    {
        if (ConstraintParser.IsNext(reader))
        {
            return ConstraintParser.Take(reader) is { } constraint ? new AddConstraint(constraint) : null;
        }

        _ = reader.Take("COLUMN");
        var ifNotExists = reader.Take("IF", "NOT", "EXISTS");
        return ColumnParser.Take(reader) is { } column ? new AddColumn(column, ifNotExists) : null;
    }

    private static AlterTableAction? TakeDrop(DdlReader reader)
    {
        var isConstraint = reader.Take("CONSTRAINT");
        _ = !isConstraint && reader.Take("COLUMN");
        var ifExists = reader.Take("IF", "EXISTS");
        if (reader.TakeIdentifier() is not { } name)
        {
            return null;
        }

        var isCascade = reader.Take("CASCADE");
        _ = reader.Take("RESTRICT");
        return isConstraint ? new DropConstraint(name, ifExists) : new DropColumn(name, ifExists, isCascade);
    }

    private static AlterTableAction? TakeRename(DdlReader reader)
    {
        if (reader.Take("TO"))
        {
            return reader.TakeIdentifier() is { } table ? new RenameTable(table) : null;
        }

        var isConstraint = reader.Take("CONSTRAINT");
        _ = !isConstraint && reader.Take("COLUMN");
        if (reader.TakeIdentifier() is not { } from || !reader.Take("TO") || reader.TakeIdentifier() is not { } to)
        {
            return null;
        }

        return isConstraint ? new RenameConstraint(from, to) : new RenameColumn(from, to);
    }

    private static OtherAction SkipOther(DdlReader reader)
    {
        reader.SkipToCommaOrClose();
        return new OtherAction();
    }
}
