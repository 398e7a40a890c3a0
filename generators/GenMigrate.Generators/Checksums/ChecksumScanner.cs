namespace GenMigrate.Generators;

/// <summary>
/// Cuts SQL into the tokens that a checksum counts: everything but blanks and comments, as one of two databases reads it.
/// Frozen with <c>h2:</c>, and so apart from <see cref="SqlScanner"/>, which may learn: where one token ends decides about
/// checksums that are stored. In doubt two tokens are one, so that a blank between them counts. Strings that only PostgreSQL
/// has, E'…' and $$…$$, are strings in both readings: what SQLite sees there means nothing in a migration.
/// </summary>
internal sealed class ChecksumScanner(string sql, bool isPostgreSql)
{
    private const string Marker = "migrate:outside-transaction";
    private static readonly char[] LineEnds = ['\n', '\r'];
    private int _position;

    /// <summary>Reads the next token; false at the end of the text.</summary>
    public bool Read(out int start, out int length)
    {
        start = EndOfBlanks(_position);
        _position = start < sql.Length ? EndOfToken(start) : start;
        length = _position - start;
        return length > 0;
    }

    private int EndOfBlanks(int at)
    {
        for (var end = EndOfBlank(at); end > at; end = EndOfBlank(at))
        {
            at = end;
        }

        return at;
    }

    /// <summary>The end of one blank or comment; the place itself where there is none.</summary>
    private int EndOfBlank(int at)
    {
        if (at < sql.Length && (sql[at] is ' ' or '\t' or '\n' or '\v' or '\f' or '\r'))
        {
            return at + 1;
        }

        if (StartsWith(at, "--"))
        {
            return IsMarker(at) ? at : EndOfLine(at);
        }

        return StartsWith(at, "/*") ? EndOfBlockComment(at + 2) : at;
    }

    // The one marker that is about the statement below it, and so counts in its place.
    private bool IsMarker(int at)
    {
        var word = at + 2;
        while (word < sql.Length && sql[word] is ' ' or '\t')
        {
            word++;
        }

        return StartsWith(at, "--") && StartsWith(word, Marker);
    }

    private int EndOfMarker(int at)
    {
        var end = EndOfLine(at);
        while (sql[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    // A lone carriage return ends a line for PostgreSQL only.
    private int EndOfLine(int at)
    {
        while (at < sql.Length && sql[at] != '\n' && !(isPostgreSql && sql[at] == '\r'))
        {
            at++;
        }

        return at;
    }

    // Block comments nest in PostgreSQL only.
    private int EndOfBlockComment(int at)
    {
        for (var depth = 1; at < sql.Length; at++)
        {
            if (StartsWith(at, "*/"))
            {
                at++;
                if (--depth == 0)
                {
                    return at + 1;
                }
            }
            else if (isPostgreSql && StartsWith(at, "/*"))
            {
                at++;
                depth++;
            }
        }

        return sql.Length;
    }

    private int EndOfToken(int at) => sql[at] switch
    {
        '-' when IsMarker(at) => EndOfMarker(at),
        '\'' => EndOfString(at),
        '"' => EndOfQuoted(at),
        '`' when !isPostgreSql => EndOfQuoted(at),
        '[' when !isPostgreSql => Behind(']', at + 1),
        '$' when DollarTag(at) is { } tag => Behind(tag, at + tag.Length),
        '.' when IsDigit(at + 1) => EndOfNumber(at),
        var c when IsDigit(at) => EndOfNumber(at),
        var c when IsWord(c) => EndOfWord(at),
        var c when IsOperator(c) => EndOfOperator(at),
        _ => at + 1,
    };

    // A quote right behind a word makes a string of another kind: E'…', X'…', U&'…'.
    private int EndOfWord(int start)
    {
        var end = start;
        while (end < sql.Length && IsWord(sql[end]))
        {
            end++;
        }

        var isLetter = end == start + 1;
        if (isLetter && sql[start] is 'u' or 'U' && (StartsWith(end, "&'") || StartsWith(end, "&\"")))
        {
            return sql[end + 1] == '"' ? EndOfQuoted(end + 1) : EndOfString(end + 1);
        }

        if (!StartsWith(end, "'"))
        {
            return end;
        }

        return isLetter && sql[start] is 'e' or 'E' ? EndOfEscapes(end) : EndOfString(end);
    }

    // Wider than the grammars: it only has to keep a number in one piece. 1$$…$$ opens a string.
    private int EndOfNumber(int at)
    {
        while (++at < sql.Length)
        {
            var isExponent = sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E' && IsDigit(at + 1);
            if (!isExponent && (sql[at] == '$' || !(sql[at] == '.' || IsWord(sql[at]))))
            {
                break;
            }
        }

        return at;
    }

    // One of these right before a word makes a parameter: :name, @name, ?1.
    private int EndOfOperator(int start)
    {
        var end = start + 1;
        while (end < sql.Length && IsOperator(sql[end]) && !StartsWith(end, "--") && !StartsWith(end, "/*"))
        {
            end++;
        }

        var startsParameter = sql[end - 1] is ':' or '@' or '?' && !StartsWith(end - 2, "::");
        if (!startsParameter || end == sql.Length || sql[end] == '$' || !IsWord(sql[end]))
        {
            return end;
        }

        return IsDigit(end) ? EndOfNumber(end) : EndOfWord(end);
    }

    // A doubled quote stands for itself.
    private int EndOfQuoted(int open)
    {
        var at = open;
        do
        {
            at = Behind(sql[open], at + 1);
        }
        while (at < sql.Length && sql[at] == sql[open]);

        return at;
    }

    // In PostgreSQL a string goes on in another line.
    private int EndOfString(int open)
    {
        var end = EndOfQuoted(open);
        return isPostgreSql && Continuation(end) is { } next ? EndOfString(next) : end;
    }

    // E'…': a backslash takes the next character with it, also where the string goes on.
    private int EndOfEscapes(int open)
    {
        for (var at = open + 1; at < sql.Length; at++)
        {
            if (sql[at] == '\\' || StartsWith(at, "''"))
            {
                at++;
            }
            else if (sql[at] == '\'')
            {
                return Continuation(at + 1) is { } next ? EndOfEscapes(next) : at + 1;
            }
        }

        return sql.Length;
    }

    // Behind blanks and line comments with a line end among them.
    private int? Continuation(int end)
    {
        var next = end;
        while (!StartsWith(next, "/*") && EndOfBlank(next) is var after && after > next)
        {
            next = after;
        }

        return StartsWith(next, "'") && sql.IndexOfAny(LineEnds, end, next - end) >= 0 ? next : null;
    }

    /// <summary>PostgreSQL's <c>$tag$</c>; null where another token starts.</summary>
    private string? DollarTag(int at)
    {
        var end = at + 1;
        while (end < sql.Length && sql[end] != '$' && IsWord(sql[end]))
        {
            end++;
        }

        return StartsWith(end, "$") && !IsDigit(at + 1) ? sql.Substring(at, end + 1 - at) : null;
    }

    private int Behind(string close, int at)
    {
        var found = sql.IndexOf(close, at, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + close.Length;
    }

    private int Behind(char close, int at)
    {
        var found = at < sql.Length ? sql.IndexOf(close, at) : -1;
        return found < 0 ? sql.Length : found + 1;
    }

    private bool StartsWith(int at, string text) =>
        at >= 0 && at < sql.Length && sql[at] == text[0] && string.CompareOrdinal(sql, at, text, 0, text.Length) == 0;

    private bool IsDigit(int at) => at < sql.Length && sql[at] is >= '0' and <= '9';

    private bool IsOperator(char c) =>
        c is '+' or '-' or '*' or '/' or '<' or '>' or '=' or '~' or '!' or '@' or '#' or '%' or '^' or '&' or '|' or '?' or ':' || (isPostgreSql && c == '`');

    private static bool IsWord(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '$' or >= '\u0080';
}
