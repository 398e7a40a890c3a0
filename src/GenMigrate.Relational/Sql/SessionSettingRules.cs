namespace GenMigrate;

/// <summary>Statements of PostgreSQL that change settings of the session, which outlive the transaction (the manual's page on SET).</summary>
internal static class SessionSettingRules
{
    /// <summary>The setting that a statement changes until the session ends, as its RESET names it; null: none.</summary>
    public static string? Changed(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        return reader.Take("SET") ? Set(reader) : SetConfig(reader);
    }

    /// <summary>Whether a statement may change some setting, if only by a function that it calls.</summary>
    public static bool MayChange(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        return reader.TakeAny("DO", "CALL", "RESET", "DISCARD", "LOAD")
            || (reader.TakeAny("SELECT", "WITH", "VALUES") && Calls(statement.Tokens))
            || Changed(statement) is not null;
    }

    private static bool Calls(IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Is('(') && tokens[i - 1].IsIdentifier)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Set(SqlReader reader)
    {
        if (reader.Take("LOCAL"))
        {
            return null;
        }

        if (reader.Take("SESSION", "AUTHORIZATION") || reader.Take("SESSION", "SESSION", "AUTHORIZATION"))
        {
            return "SESSION AUTHORIZATION";
        }

        // SET CONSTRAINTS and SET TRANSACTION are about the transaction.
        _ = reader.Take("SESSION");
        return reader.TakeAny("CONSTRAINTS", "TRANSACTION") ? null
            : reader.Take("TIME", "ZONE") ? "TIME ZONE"
            : reader.Take("CHARACTERISTICS") ? "default_transaction_isolation"
            : reader.Take("NAMES") ? "client_encoding"
            : reader.Take("SCHEMA") ? "search_path"
            : reader.Take("XML") ? "xmloption"
            : reader.TakeName()?.ToString();
    }

    // set_config(name, value, is_local)
    private static string? SetConfig(SqlReader reader)
    {
        while (reader.SkipBehind("SET_CONFIG"))
        {
            if (reader.Take('(') && reader.TakeString() is { } name && reader.Take(',') && reader.SkipBehindComma() && reader.Take("FALSE"))
            {
                return name;
            }
        }

        return null;
    }
}
