namespace GenMigrate;

/// <summary>Statements that may run again when nobody knows whether they ran.</summary>
internal static class RepeatableRules
{
    public static bool Is(SqlStatement statement, SqlLanguage language)
    {
        var tokens = statement.Tokens;
        if (tokens[0].Is("CREATE"))
        {
            return IsGuarded(tokens, "NOT") || SqlFacts.ConcurrentIndex(statement) is { Name: not null };
        }

        if (tokens[0].Is("DROP"))
        {
            return IsGuarded(tokens, "EXISTS") || SqlFacts.ConcurrentlyDroppedIndex(statement) is not null;
        }

        return language == SqlLanguage.Sqlite ? IsUpkeep(tokens) : IsUpkeep(tokens) || IsServerUpkeep(tokens) || IsAlter(statement);
    }

    // IF stands behind the kind of object, which has up to three words besides TEMP and the like. Further on it
    // belongs to a body.
    private static bool IsGuarded(IReadOnlyList<SqlToken> tokens, string next)
    {
        for (var i = 2; i < Math.Min(tokens.Count - 1, 6); i++)
        {
            if (tokens[i].Is("IF") && tokens[i + 1].Is(next))
            {
                return true;
            }

            if (tokens[i].Kind != SqlTokenKind.Word)
            {
                return false;
            }
        }

        return false;
    }

    // VACUUM INTO writes a file that may not exist yet.
    private static bool IsUpkeep(IReadOnlyList<SqlToken> tokens) =>
        tokens[0].Is("REINDEX") || tokens[0].Is("ANALYZE") || tokens[0].Is("PRAGMA") || (tokens[0].Is("VACUUM") && !tokens.Any(token => token.Is("INTO")));

    private static bool IsServerUpkeep(IReadOnlyList<SqlToken> tokens) =>
        tokens[0].Is("CLUSTER") || tokens[0].Is("DISCARD") || (tokens.Count > 1 && tokens[0].Is("ALTER") && tokens[1].Is("SYSTEM"));

    private static bool IsAlter(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        if (!reader.Take("ALTER"))
        {
            return false;
        }

        if (reader.Take("TYPE"))
        {
            return reader.TakeName() is not null && reader.Take("ADD", "VALUE", "IF", "NOT", "EXISTS");
        }

        if (reader.TakeTable() is null)
        {
            return false;
        }

        do
        {
            if (!IsGuardedAction(reader))
            {
                return false;
            }
        }
        while (reader.SkipBehindComma());

        return true;
    }

    private static bool IsGuardedAction(SqlReader reader)
    {
        if (reader.Take("ADD"))
        {
            _ = reader.Take("COLUMN");
            return reader.Take("IF", "NOT", "EXISTS");
        }

        if (!reader.Take("DROP"))
        {
            return false;
        }

        _ = reader.TakeAny("COLUMN", "CONSTRAINT");
        return reader.Take("IF", "EXISTS");
    }
}
