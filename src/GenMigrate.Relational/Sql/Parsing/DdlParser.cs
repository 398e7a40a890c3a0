namespace GenMigrate;

/// <summary>
/// Reads definitions of PostgreSQL and SQLite as far as the schema needs them. Takes any text: what is not understood is an
/// <see cref="UnparsedStatement"/> or, where it may do anything, an <see cref="OpaqueStatement"/>.
/// </summary>
internal static class DdlParser
{
    public static ParsedStatement Parse(SqlStatement statement, SqlLanguage language)
    {
        var reader = new DdlReader(statement, language);
        if (reader.Take("CREATE"))
        {
            return CreateParser.Parse(reader) ?? Unparsed(statement, language);
        }

        if (reader.Take("ALTER"))
        {
            return ParseAlter(reader) ?? Unparsed(statement, language);
        }

        if (reader.Take("DROP"))
        {
            return DropParser.Parse(reader) as ParsedStatement ?? Unparsed(statement, language);
        }

        if (reader.TakeAny("DO", "CALL", "IMPORT"))
        {
            return new OpaqueStatement();
        }

        return language == SqlLanguage.PostgreSql ? ParseSetting(reader) as ParsedStatement ?? new OtherStatement() : ParsePragma(reader);
    }

    private static ParsedStatement? ParseAlter(DdlReader reader)
    {
        if (reader.Take("TABLE"))
        {
            return AlterTableParser.Parse(reader);
        }

        if (SqlObjectKinds.Take(reader) is not { } kind)
        {
            return new OtherStatement();
        }

        _ = reader.Take("IF", "EXISTS");
        if (reader.TakeObjectName() is not { } name)
        {
            return null;
        }

        if (reader.Take("RENAME", "TO"))
        {
            return reader.TakeIdentifier() is { } to ? new RenameObjectStatement(kind, name, to) : null;
        }

        if (kind == SqlObjectKind.Type && reader.Take("ADD", "VALUE"))
        {
            _ = reader.Take("IF", "NOT", "EXISTS");
            return reader.TakeString() is { } value ? new AddEnumValueStatement(name, value) : null;
        }

        return ChangesNoName(reader, kind) ? new OtherStatement() : null;
    }

    private static bool ChangesNoName(DdlReader reader, SqlObjectKind kind) =>
        kind is SqlObjectKind.Sequence or SqlObjectKind.Function or SqlObjectKind.Policy or SqlObjectKind.Extension
        || reader.IsNext("OWNER")
        || (reader.IsNext("SET") && !reader.IsNext("SET", "SCHEMA"));

    // SET [SESSION | LOCAL] search_path { = | TO } a, b; SELECT set_config('search_path', 'a, b', …)
    private static SetSearchPathStatement? ParseSetting(DdlReader reader)
    {
        if (reader.Take("SELECT"))
        {
            _ = reader.Take("PG_CATALOG") && reader.Take('.');
            return reader.Take("SET_CONFIG") && reader.Take('(') && reader.TakeString() == "search_path" && reader.Take(',') && reader.TakeString() is { } path
                ? new SetSearchPathStatement([.. path.Split(',').Select(schema => schema.Trim().Trim('"')).Where(schema => schema.Length > 0)])
                : null;
        }

        if (!reader.Take("SET"))
        {
            return reader.Take("RESET", "SEARCH_PATH") ? new SetSearchPathStatement(["public"]) : null;
        }

        _ = reader.TakeAny("SESSION", "LOCAL");
        if (!reader.Take("SEARCH_PATH") || !(reader.Take('=') || reader.Take("TO")))
        {
            return null;
        }

        var schemas = new List<string>();
        do
        {
            if ((reader.TakeString() ?? reader.TakeIdentifier()) is { Length: > 0 } schema)
            {
                schemas.Add(schema);
            }
        }
        while (reader.Take(','));

        return new SetSearchPathStatement(schemas.Count == 1 && schemas[0] == "default" ? ["public"] : schemas);
    }

    // PRAGMA writable_schema lets rows of sqlite_master be changed.
    private static ParsedStatement ParsePragma(DdlReader reader) =>
        reader.Take("PRAGMA") && reader.HasAny("WRITABLE_SCHEMA") ? new OpaqueStatement() : new OtherStatement();

    private static UnparsedStatement Unparsed(SqlStatement statement, SqlLanguage language)
    {
        var reader = new DdlReader(statement, language);
        reader.Skip();
        var kind = SqlObjectKinds.Take(reader);
        _ = reader.Take("IF", "EXISTS") || reader.Take("IF", "NOT", "EXISTS");
        _ = reader.Take("ONLY");
        return new UnparsedStatement(kind is SqlObjectKind.Table or SqlObjectKind.View or SqlObjectKind.Index && reader.TakeObjectName() is { } name ? [name] : []);
    }
}
