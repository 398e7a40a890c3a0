namespace GenMigrate;

/// <summary>
/// Statements that may run again when nobody knows whether they ran: those that say so themselves (IF [NOT] EXISTS), and
/// concurrent indexes, which the provider cleans up after. Upkeep such as VACUUM would do no harm either, but what runs
/// for hours is the author's to repeat: <c>repeatable: true</c>.
/// </summary>
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

        return language == SqlLanguage.PostgreSql && (IsConcurrentReindex(tokens) || IsAlter(statement));
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
        }

        return false;
    }

    private static bool IsConcurrentReindex(IReadOnlyList<SqlToken> tokens) => tokens[0].Is("REINDEX") && tokens.Any(token => token.Is("CONCURRENTLY"));

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
