namespace GenMigrate;

/// <summary>Reads <c>CREATE</c> from behind that word.</summary>
internal static class CreateParser
{
    private static readonly (string[] Words, SqlObjectKind Kind)[] Named =
    [
        (["SEQUENCE"], SqlObjectKind.Sequence),
        (["DOMAIN"], SqlObjectKind.Domain),
        (["SCHEMA"], SqlObjectKind.Schema),
        (["EXTENSION"], SqlObjectKind.Extension),
        (["FUNCTION"], SqlObjectKind.Function),
        (["PROCEDURE"], SqlObjectKind.Function),
        (["POLICY"], SqlObjectKind.Policy),
    ];

    /// <summary>The statement; null where it is not understood.</summary>
    public static ParsedStatement? Parse(DdlReader reader)
    {
        _ = reader.Take("OR", "REPLACE");
        _ = reader.TakeAny("GLOBAL", "LOCAL");
        var isTemporary = reader.TakeAny("TEMP", "TEMPORARY");
        _ = reader.TakeAny("UNLOGGED", "CONSTRAINT", "RECURSIVE", "TRUSTED");
        if (reader.Take("TABLE"))
        {
            return CreateTableParser.Parse(reader, isTemporary);
        }

        if (reader.Take("VIRTUAL", "TABLE"))
        {
            return CreateTableParser.ParseVirtual(reader);
        }

        if (reader.Take("UNIQUE", "INDEX"))
        {
            return IndexParser.Parse(reader, isUnique: true);
        }

        if (reader.Take("INDEX"))
        {
            return IndexParser.Parse(reader, isUnique: false);
        }

        var isMaterialized = reader.Take("MATERIALIZED");
        return reader.Take("VIEW") ? ParseView(reader, isMaterialized)
            : reader.Take("TRIGGER") ? ParseTrigger(reader)
            : reader.Take("TYPE") ? ParseType(reader)
            : ParseNamed(reader);
    }

    private static CreateViewStatement? ParseView(DdlReader reader, bool isMaterialized)
    {
        var ifNotExists = reader.Take("IF", "NOT", "EXISTS");
        return reader.TakeObjectName() is { } name ? new CreateViewStatement(name, reader.TakeRest(), isMaterialized, ifNotExists) : null;
    }

    private static CreateTriggerStatement? ParseTrigger(DdlReader reader)
    {
        var ifNotExists = reader.Take("IF", "NOT", "EXISTS");
        if (reader.TakeObjectName() is not { } name)
        {
            return null;
        }

        var start = reader.Position;
        if (!reader.SkipBehind("ON") || reader.TakeObjectName() is not { } table)
        {
            return null;
        }

        reader.Position = start;
        return new CreateTriggerStatement(name, table, reader.TakeRest(), ifNotExists);
    }

    private static ParsedStatement? ParseType(DdlReader reader)
    {
        if (reader.TakeObjectName() is not { } name)
        {
            return null;
        }

        if (!reader.Take("AS", "ENUM"))
        {
            return new CreateObjectStatement(SqlObjectKind.Type, name);
        }

        return reader.TakeParenthesized() is { } values
            ? new CreateEnumStatement(name, [.. values.Tokens().Where(token => token.Kind == SqlTokenKind.String).Select(token => token.Value)])
            : null;
    }

    private static CreateObjectStatement? ParseNamed(DdlReader reader)
    {
        foreach (var (words, kind) in Named)
        {
            if (reader.Take(words))
            {
                _ = reader.Take("IF", "NOT", "EXISTS");
                _ = reader.Take("AUTHORIZATION");
                return reader.TakeObjectName() is { } name ? new CreateObjectStatement(kind, name) : null;
            }
        }

        return null;
    }
}
