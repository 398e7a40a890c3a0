namespace GenMigrate;

/// <summary>Reads a source text token by token. Always moves on: whatever is not closed runs to the end.</summary>
internal sealed class SqlScanner
{
    private readonly string _sql;
    private readonly SqlLanguage _language;
    private int _position;

    public SqlScanner(string sql, SqlLanguage language)
    {
        _sql = sql;
        _language = language;
    }

    private bool IsPostgreSql => _language == SqlLanguage.PostgreSql;

    /// <summary>Reads the next token; false at the end of the text.</summary>
    /// <param name="startsStatement">Whether a statement begins here: only there does the sqlite3 shell look for its commands.</param>
    /// <param name="token">The token.</param>
    public bool Read(bool startsStatement, out SqlToken token)
    {
        var start = SqlBlanks.End(_sql, _position, _language);
        if (start == _sql.Length)
        {
            _position = start;
            token = default;
            return false;
        }

        var kind = startsStatement && IsShellCommand(start) ? SqlTokenKind.Command : KindAt(start);
        _position = EndOf(kind, start);
        token = new SqlToken(_sql, kind, start, _position);
        return true;
    }

    /// <summary>Passes over the lines that psql would send as data, up to and with the line <c>\.</c></summary>
    public void SkipCopyData()
    {
        var end = SqlBlanks.EndOfLine(_sql, _position);
        while (end < _sql.Length)
        {
            var line = SqlCharacters.IsPair(_sql, end, '\r', '\n') ? end + 2 : end + 1;
            end = SqlBlanks.EndOfLine(_sql, line);
            if (end - line == 2 && SqlCharacters.IsPair(_sql, line, '\\', '.'))
            {
                break;
            }
        }

        _position = end;
    }

    private SqlTokenKind KindAt(int at)
    {
        switch (_sql[at])
        {
            case '\'':
                return SqlTokenKind.String;
            case '"':
            case '`' or '[' when !IsPostgreSql:
                return SqlTokenKind.QuotedIdentifier;
            case '\\' when IsPostgreSql:
                return SqlTokenKind.Command;
            case '$' when IsPostgreSql && !SqlCharacters.IsDigit(Next(at)):
                return SqlQuotes.EndOfDollars(_sql, at) < 0 ? SqlTokenKind.Punctuation : SqlTokenKind.String;
            case '$':
            case ':' or '@' when !IsPostgreSql:
                return SqlCharacters.IsWord(Next(at)) ? SqlTokenKind.Parameter : SqlTokenKind.Punctuation;
            case '?' when !IsPostgreSql:
                return SqlTokenKind.Parameter;
            case '.' when SqlCharacters.IsDigit(Next(at)):
                return SqlTokenKind.Number;
        }

        if (SqlCharacters.StartsWord(_sql[at]))
        {
            var quote = QuoteAfterPrefix(at);
            return quote < 0 ? SqlTokenKind.Word : _sql[quote] == '"' ? SqlTokenKind.QuotedIdentifier : SqlTokenKind.String;
        }

        return SqlCharacters.IsDigit(_sql[at]) ? SqlTokenKind.Number : SqlTokenKind.Punctuation;
    }

    private int EndOf(SqlTokenKind kind, int start) => kind switch
    {
        SqlTokenKind.Word => EndOfWord(start),
        SqlTokenKind.Parameter => EndOfWord(start + 1),
        SqlTokenKind.Number => EndOfNumber(start),
        SqlTokenKind.QuotedIdentifier => EndOfIdentifier(start),
        SqlTokenKind.String => EndOfString(start),
        SqlTokenKind.Command => EndOfCommand(start),
        _ => start + 1,
    };

    // E'…', B'…', X'…', N'…', U&'…' and U&"…": a word of one letter with the quote right behind it.
    private int QuoteAfterPrefix(int at)
    {
        var next = Next(at);
        if (!IsPostgreSql)
        {
            return _sql[at] is 'x' or 'X' && next == '\'' ? at + 1 : -1;
        }

        if (next == '\'')
        {
            return _sql[at] is 'e' or 'E' or 'b' or 'B' or 'x' or 'X' or 'n' or 'N' ? at + 1 : -1;
        }

        return _sql[at] is 'u' or 'U' && next == '&' && Next(at + 1) is '\'' or '"' ? at + 2 : -1;
    }

    private int EndOfWord(int at)
    {
        while (at < _sql.Length && SqlCharacters.IsWord(_sql[at]))
        {
            at++;
        }

        return at;
    }

    // Wider than the grammar, as it only has to keep a number in one piece. '$' is left out: 1$$…$$ opens a string.
    private int EndOfNumber(int at)
    {
        while (at < _sql.Length)
        {
            var isPart = _sql[at] switch
            {
                '$' => false,
                '.' => Next(at) != '.',
                '+' or '-' => _sql[at - 1] is 'e' or 'E' && SqlCharacters.IsDigit(Next(at)),
                var c => SqlCharacters.IsWord(c),
            };
            if (!isPart)
            {
                break;
            }

            at++;
        }

        return at;
    }

    private int EndOfIdentifier(int start)
    {
        if (_sql[start] == '[')
        {
            return SqlQuotes.EndOfBrackets(_sql, start);
        }

        var open = _sql[start] is 'u' or 'U' ? start + 2 : start;
        return SqlQuotes.End(_sql, open + 1, _sql[open]);
    }

    private int EndOfString(int start)
    {
        if (_sql[start] == '$')
        {
            return SqlQuotes.EndOfDollars(_sql, start);
        }

        var escapes = _sql[start] is 'e' or 'E';
        var open = _sql.IndexOf('\'', start);
        while (true)
        {
            var end = escapes ? SqlQuotes.EndOfEscapes(_sql, open + 1) : SqlQuotes.End(_sql, open + 1, '\'');
            open = IsPostgreSql ? SqlQuotes.Continuation(_sql, end) : -1;
            if (open < 0)
            {
                return end;
            }
        }
    }

    private bool IsShellCommand(int at) => _sql[at] == '.'
        && !IsPostgreSql
        && SqlCharacters.StartsWord(Next(at))
        && (at == 0 || _sql[at - 1] is '\n' or '\r' or SqlBlanks.ByteOrderMark);

    private int EndOfCommand(int start)
    {
        var end = SqlBlanks.EndOfLine(_sql, start);
        while (SqlCharacters.IsBlank(_sql[end - 1]))
        {
            end--;
        }

        return end;
    }

    private char Next(int at) => at + 1 < _sql.Length ? _sql[at + 1] : '\0';
}
