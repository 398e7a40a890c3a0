namespace GenMigrate;

/// <summary>Statements of PostgreSQL in which transactions may end (the manual's "Transaction Management" in PL/pgSQL).</summary>
internal static class CommitRules
{
    /// <summary>Whether a statement may commit on its own, so that it may have had a part of its effect when it fails.</summary>
    public static bool MayCommit(SqlStatement statement) => new SqlReader(statement).TakeAny("CALL", "DO");

    /// <summary>Whether it calls a procedure, which may commit if there is no transaction around it.</summary>
    public static bool Calls(SqlStatement statement) =>
        new SqlReader(statement).Take("CALL") || (BodyOf(new SqlReader(statement)) is { } body && HasStatement(body, "CALL"));

    /// <summary>Whether what comes next is a <c>DO</c> whose body ends a transaction.</summary>
    public static bool Ends(SqlReader reader) => BodyOf(reader) is { } body && (HasStatement(body, "COMMIT") || HasStatement(body, "ROLLBACK"));

    // DO [LANGUAGE name] body [LANGUAGE name]; of other languages than PL/pgSQL nothing is known.
    private static string? BodyOf(SqlReader reader)
    {
        if (!reader.Take("DO"))
        {
            return null;
        }

        var language = LanguageOf(reader);
        var body = reader.TakeString();
        return (language ?? LanguageOf(reader)) is null or "plpgsql" ? body : null;
    }

    private static string? LanguageOf(SqlReader reader) =>
        reader.Take("LANGUAGE") ? reader.TakeName()?.NameIn(SqlLanguage.PostgreSql) ?? reader.TakeString() : null;

    private static bool HasStatement(string body, string word)
    {
        foreach (var statement in SqlSplitter.Split(body, SqlLanguage.PostgreSql))
        {
            for (var i = 0; i < statement.Tokens.Count; i++)
            {
                if (statement.Tokens[i].Is(word) && (i == 0 || Opens(statement.Tokens[i - 1])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // What a statement of PL/pgSQL may stand behind, other than a semicolon.
    private static bool Opens(SqlToken token) => token.Is("BEGIN") || token.Is("THEN") || token.Is("ELSE") || token.Is("LOOP");
}
