namespace GenMigrate;

/// <summary>Reads <c>CREATE [UNIQUE] INDEX</c> from behind these words.</summary>
internal static class IndexParser
{
    private static readonly string[] NoStops = [];

    /// <summary>The statement; null where it is not understood.</summary>
    public static CreateIndexStatement? Parse(DdlReader reader, bool isUnique)
    {
        var isConcurrent = reader.IsPostgreSql && reader.Take("CONCURRENTLY");
        var ifNotExists = reader.Take("IF", "NOT", "EXISTS");
        var name = reader.IsNext("ON") ? null : reader.TakeObjectName();
        if (!reader.Take("ON"))
        {
            return null;
        }

        var isOnly = reader.IsPostgreSql && reader.Take("ONLY");
        if (reader.TakeObjectName() is not { } table)
        {
            return null;
        }

        var method = reader.Take("USING") ? reader.TakeIdentifier() : null;
        if (TakeKeys(reader) is not { } keys)
        {
            return null;
        }

        var index = new CreateIndexStatement(name, table, keys)
        {
            IsUnique = isUnique,
            IsConcurrent = isConcurrent,
            IfNotExists = ifNotExists,
            IsOnly = isOnly,
            Method = method,
            Included = reader.Take("INCLUDE") ? reader.TakeColumns() ?? [] : [],
        };
        return TakeEnd(reader, index);
    }

    private static List<IndexKey>? TakeKeys(DdlReader reader)
    {
        if (!reader.Take('('))
        {
            return null;
        }

        var keys = new List<IndexKey>();
        do
        {
            var start = reader.Position;
            var column = reader.TakeIdentifier();
            var isExpression = column is null || reader.IsNext('(') || reader.IsNext('.');
            reader.Position = start;
            if (reader.TakeExpression(NoStops) is not { } text)
            {
                return null;
            }

            keys.Add(new IndexKey(isExpression ? null : column, text));
        }
        while (reader.Take(','));

        return reader.Take(')') ? keys : null;
    }

    private static CreateIndexStatement TakeEnd(DdlReader reader, CreateIndexStatement index)
    {
        while (!reader.IsAtEnd)
        {
            if (reader.Take("WHERE"))
            {
                return index with { Predicate = reader.TakeRest() };
            }

            reader.Skip();
        }

        return index;
    }
}
