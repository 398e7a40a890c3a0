using System.Text;

namespace GenMigrate;

/// <summary>Where quoted pieces of SQL end, and what is in them.</summary>
internal static class SqlQuotes
{
    /// <summary>The end of a piece that closes with <paramref name="quote"/>, a doubled one standing for itself.</summary>
    /// <param name="sql">The source text.</param>
    /// <param name="at">Behind the opening quote.</param>
    /// <param name="quote">The closing quote.</param>
    /// <returns>Behind the closing quote, or the end of the text.</returns>
    public static int End(string sql, int at, char quote)
    {
        while (at < sql.Length)
        {
            var close = sql.IndexOf(quote, at);
            if (close < 0)
            {
                return sql.Length;
            }

            at = close + 1;
            if (at == sql.Length || sql[at] != quote)
            {
                return at;
            }

            at++;
        }

        return sql.Length;
    }

    /// <summary>The same for PostgreSQL's <c>E'…'</c>, where a backslash takes the next character with it.</summary>
    public static int EndOfEscapes(string sql, int at)
    {
        while (at < sql.Length)
        {
            var c = sql[at++];
            if (c == '\\')
            {
                at++;
            }
            else if (c == '\'')
            {
                if (at == sql.Length || sql[at] != '\'')
                {
                    return at;
                }

                at++;
            }
        }

        return sql.Length;
    }

    /// <summary>The end of <c>[…]</c>, which knows no doubled bracket.</summary>
    public static int EndOfBrackets(string sql, int at)
    {
        var close = sql.IndexOf(']', at);
        return close < 0 ? sql.Length : close + 1;
    }

    /// <summary>
    /// The end of <c>$tag$…$tag$</c>, or -1 when no such quote opens at <paramref name="at"/>. A digit behind the
    /// first <c>$</c> makes a parameter, which is for the caller to see.
    /// </summary>
    public static int EndOfDollars(string sql, int at)
    {
        var length = DelimiterLength(sql, at);
        if (length == 0)
        {
            return -1;
        }

        var close = sql.IndexOf(sql.Substring(at, length), at + length, StringComparison.Ordinal);
        return close < 0 ? sql.Length : close + length;
    }

    /// <summary>
    /// Where a PostgreSQL string goes on that closed before <paramref name="at"/>: at a quote with nothing but blanks
    /// and line comments between, among them a line end. The two are one string, and escapes hold in both. Else -1.
    /// </summary>
    public static int Continuation(string sql, int at)
    {
        var isNextLine = false;
        while (at < sql.Length)
        {
            if (SqlCharacters.IsBlank(sql[at]))
            {
                isNextLine |= sql[at] is '\n' or '\r';
                at++;
            }
            else if (SqlCharacters.IsPair(sql, at, '-', '-'))
            {
                at = SqlBlanks.EndOfLine(sql, at);
            }
            else
            {
                return isNextLine && sql[at] == '\'' ? at : -1;
            }
        }

        return -1;
    }

    /// <summary>
    /// What a quoted identifier or a string holds. Of the escapes in PostgreSQL's <c>E'…'</c> only those of quotes
    /// and backslashes are resolved, of those in <c>U&amp;'…'</c> none.
    /// </summary>
    public static string Remove(string text)
    {
        if (text[0] == '$')
        {
            var length = DelimiterLength(text, 0);
            return text.Substring(length, Math.Max(text.Length - (2 * length), 0));
        }

        var open = 0;
        while (text[open] is not ('\'' or '"' or '`' or '['))
        {
            open++;
        }

        return Content(text, open + 1, text[open] == '[' ? ']' : text[open], text[0] is 'E' or 'e');
    }

    private static string Content(string text, int at, char quote, bool escapes)
    {
        var content = new StringBuilder(text.Length);
        for (; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                at = at + 1 < text.Length && text[at + 1] == quote ? at + 1 : Continuation(text, at + 1);
                if (at < 0)
                {
                    break;
                }

                if (text[at - 1] != quote)
                {
                    continue;
                }
            }
            else if (escapes && text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '\\' or '\'')
            {
                at++;
            }

            content.Append(text[at]);
        }

        return content.ToString();
    }

    private static int DelimiterLength(string sql, int at)
    {
        var end = at + 1;
        while (end < sql.Length && sql[end] != '$' && SqlCharacters.IsWord(sql[end]))
        {
            end++;
        }

        return end < sql.Length && sql[end] == '$' ? end + 1 - at : 0;
    }
}
