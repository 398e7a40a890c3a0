namespace GenMigrate;

/// <summary>PostgreSQL's <c>COPY</c> between a table and the client.</summary>
internal static class CopyStatement
{
    /// <summary>Whether the client is to send data: <c>COPY … FROM STDIN</c>.</summary>
    public static bool IsFed(IReadOnlyList<SqlToken> tokens) => Has(tokens, "FROM");

    /// <summary>Whether the client is to take data: <c>COPY … TO STDOUT</c>.</summary>
    public static bool IsDrained(IReadOnlyList<SqlToken> tokens) => Has(tokens, "TO");

    // The grammar takes either stream with either direction.
    private static bool Has(IReadOnlyList<SqlToken> tokens, string direction)
    {
        if (tokens.Count == 0 || !tokens[0].Is("COPY"))
        {
            return false;
        }

        var depth = 0;
        for (var i = 1; i < tokens.Count; i++)
        {
            depth += tokens[i].Is('(') ? 1 : tokens[i].Is(')') ? -1 : 0;
            if (depth == 0 && tokens[i - 1].Is(direction) && (tokens[i].Is("STDIN") || tokens[i].Is("STDOUT")))
            {
                return true;
            }
        }

        return false;
    }
}
