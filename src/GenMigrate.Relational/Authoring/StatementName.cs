using System.Globalization;

namespace GenMigrate;

/// <summary>
/// What a statement does, for people: its first key words and the names of the objects that it is about, never a value.
/// <c>create table workers</c>, <c>create index by_name on workers</c>, <c>insert into workers</c>.
/// </summary>
internal static class StatementName
{
    private static readonly string[] Kinds =
    [
        "TABLE", "INDEX", "VIEW", "TRIGGER", "FUNCTION", "PROCEDURE", "AGGREGATE", "TYPE", "DOMAIN", "SEQUENCE", "SCHEMA", "EXTENSION",
        "ROLE", "USER", "GROUP", "POLICY", "RULE", "DATABASE", "COLLATION", "CAST", "OPERATOR", "SERVER", "PUBLICATION", "SUBSCRIPTION",
        "STATISTICS", "TABLESPACE", "LANGUAGE", "COLUMN", "CONSTRAINT",
    ];

    // What stands between CREATE, DROP or ALTER and the kind of object.
    private static readonly string[] Modifiers =
        ["UNIQUE", "MATERIALIZED", "VIRTUAL", "TEMP", "TEMPORARY", "UNLOGGED", "RECURSIVE", "FOREIGN", "EVENT", "CONSTRAINT"];

    /// <summary>What the first of them does, and how many come behind it; null where there is none.</summary>
    public static string? Of(IReadOnlyList<SqlStatement> statements, SqlLanguage language)
    {
        if (statements.Count == 0)
        {
            return null;
        }

        var first = Of(statements[0], language);
        return statements.Count == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} and {statements.Count - 1} more");
    }

    private static string? Of(SqlStatement statement, SqlLanguage language)
    {
        if (!statement.Tokens[0].IsIdentifier)
        {
            return null;
        }

        var verb = statement.Tokens[0].Value.ToLowerInvariant();
        var reader = new SqlReader(statement);
        reader.Skip();
        return verb switch
        {
            "create" or "drop" or "alter" => Definition(verb, reader, language),
            "comment" => reader.Take("ON") ? Definition("comment on", reader, language) : verb,
            "refresh" or "reindex" => Definition(verb, reader, language),
            "insert" or "replace" or "merge" => Target(SkipOr(reader) && reader.Take("INTO") ? $"{verb} into" : verb, reader, language),
            "delete" => Target(reader.Take("FROM") ? "delete from" : verb, reader, language),
            "truncate" => Target(reader.Take("TABLE") ? "truncate table" : verb, reader, language),
            "update" when SkipOr(reader) => Target(verb, reader, language),
            "copy" or "pragma" or "call" or "analyze" => Target(verb, reader, language),
            _ => verb,
        };
    }

    private static string Definition(string verb, SqlReader reader, SqlLanguage language)
    {
        var words = new List<string> { verb };
        _ = reader.Take("OR", "REPLACE");
        while (reader.TakeWord(Modifiers) is { } modifier)
        {
            words.Add(modifier);
        }

        if (reader.TakeWord(Kinds) is not { } kind)
        {
            return string.Join(' ', words);
        }

        words.Add(kind);
        _ = reader.Take("CONCURRENTLY");
        _ = reader.Take("IF", "NOT", "EXISTS") || reader.Take("IF", "EXISTS");
        if (kind is "index" && reader.Take("ON"))
        {
            return Target(string.Join(' ', [.. words, "on"]), reader, language);
        }

        var what = Target(string.Join(' ', words), reader, language);
        return kind switch
        {
            "index" or "trigger" or "policy" or "rule" when verb == "create" && reader.SkipBehind("ON") => Target(what + " on", reader, language),
            "table" when verb == "alter" => Change(what, reader, language),
            _ => what,
        };
    }

    // alter table workers add column name
    private static string Change(string what, SqlReader reader, SqlLanguage language)
    {
        if (reader.TakeWord(["ADD", "DROP", "ALTER", "RENAME"]) is not { } action)
        {
            return what;
        }

        var part = reader.TakeWord(["COLUMN", "CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "TO"]);
        _ = reader.Take("IF", "NOT", "EXISTS") || reader.Take("IF", "EXISTS");
        var change = part is null ? $"{what} {action}" : $"{what} {action} {part}";
        return part switch
        {
            null or "column" or "constraint" or "to" => Target(change, reader, language),
            "primary" or "foreign" => change + " key",
            _ => change,
        };
    }

    private static string Target(string what, SqlReader reader, SqlLanguage language)
    {
        _ = reader.Take("ONLY");
        if (reader.TakeName() is not { } name)
        {
            return what;
        }

        return name.SchemaIn(language) is { } schema ? $"{what} {schema}.{name.NameIn(language)}" : $"{what} {name.NameIn(language)}";
    }

    // SQLite: INSERT OR REPLACE INTO.
    private static bool SkipOr(SqlReader reader)
    {
        if (reader.Take("OR"))
        {
            reader.Skip();
        }

        return true;
    }
}
