namespace GenMigrate;

/// <summary>Reads <c>DROP</c> from behind that word.</summary>
internal static class DropParser
{
    /// <summary>The statement; null where it is not understood.</summary>
    public static DropStatement? Parse(DdlReader reader)
    {
        if (SqlObjectKinds.Take(reader) is not { } kind)
        {
            return null;
        }

        var isConcurrent = reader.Take("CONCURRENTLY");
        var ifExists = reader.Take("IF", "EXISTS");
        var names = new List<ObjectName>();
        do
        {
            if (reader.TakeObjectName() is not { } name)
            {
                return null;
            }

            _ = reader.SkipParentheses();
            _ = reader.Take("ON") && reader.TakeObjectName() is not null;
            names.Add(name);
        }
        while (reader.Take(','));

        var isCascade = reader.Take("CASCADE");
        _ = reader.Take("RESTRICT");
        return reader.IsAtEnd ? new DropStatement(kind, names) { IfExists = ifExists, IsConcurrent = isConcurrent, IsCascade = isCascade } : null;
    }
}
