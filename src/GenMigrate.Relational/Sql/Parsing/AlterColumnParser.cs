namespace GenMigrate;

/// <summary>Reads <c>ALTER [COLUMN]</c> of an <c>ALTER TABLE</c> from behind the word ALTER.</summary>
internal static class AlterColumnParser
{
    private static readonly string[] NoStops = [];

    /// <summary>The change; null where it is not understood.</summary>
    public static AlterTableAction? Take(DdlReader reader)
    {
        _ = reader.Take("COLUMN");
        if (reader.TakeIdentifier() is not { } column)
        {
            return null;
        }

        if (reader.Take("TYPE") || reader.Take("SET", "DATA", "TYPE"))
        {
            return TakeType(reader, column);
        }

        if (reader.Take("SET", "NOT", "NULL"))
        {
            return new SetColumnNullability(column, IsNotNull: true);
        }

        if (reader.Take("DROP", "NOT", "NULL"))
        {
            return new SetColumnNullability(column, IsNotNull: false);
        }

        if (reader.Take("DROP", "DEFAULT"))
        {
            return new SetColumnDefault(column, Default: null);
        }

        if (reader.Take("SET", "DEFAULT"))
        {
            return reader.TakeExpression(NoStops) is { } value ? new SetColumnDefault(column, value) : null;
        }

        return TakeGeneration(reader, column);
    }

    private static AlterTableAction? TakeGeneration(DdlReader reader, string column)
    {
        var isAdded = reader.Take("ADD", "GENERATED");
        if (isAdded || reader.Take("DROP", "IDENTITY") || reader.Take("DROP", "EXPRESSION"))
        {
            reader.SkipToCommaOrClose();
            return new SetColumnGeneration(column, isAdded);
        }

        if (reader.IsNext("SET", "EXPRESSION") || !reader.TakeAny("SET", "RESET", "RESTART"))
        {
            return null;
        }

        reader.SkipToCommaOrClose();
        return new OtherAction();
    }

    private static ChangeColumnType? TakeType(DdlReader reader, string column)
    {
        if (TypeParser.Take(reader) is not { } type)
        {
            return null;
        }

        var collation = reader.Take("COLLATE") ? reader.TakeObjectName()?.Name : null;
        var conversion = reader.Take("USING") ? reader.TakeExpression(NoStops) : null;
        return new ChangeColumnType(column, type, collation, conversion);
    }
}
