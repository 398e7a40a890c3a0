namespace GenMigrate;

/// <summary>Strings that may stand for a value of an enum. PostgreSQL refuses a new one before the transaction that added it commits.</summary>
internal static class EnumValueUse
{
    public static bool Is(SqlStatement statement, string value)
    {
        if (new SqlReader(statement).Take("ALTER", "TYPE"))
        {
            return false;
        }

        var hasBody = HasBody(statement.Tokens);
        return statement.Tokens.Any(token => token.Kind == SqlTokenKind.String && (token.Value == value || (hasBody && BodyHas(token.Value, value))));
    }

    // A block runs at once, and the body of a function in SQL is checked at once; that of one in PL/pgSQL is not.
    private static bool HasBody(IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 1; i < tokens.Count && tokens[0].Is("CREATE"); i++)
        {
            if (tokens[i - 1].Is("LANGUAGE") && string.Equals(tokens[i].Value, "SQL", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return tokens[0].Is("DO");
    }

    private static bool BodyHas(string body, string value)
    {
        var scanner = new SqlScanner(body, SqlLanguage.PostgreSql);
        while (scanner.Read(startsStatement: false, out var token))
        {
            if (token.Kind == SqlTokenKind.String && token.Value == value)
            {
                return true;
            }
        }

        return false;
    }
}
