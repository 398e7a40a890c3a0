namespace GenMigrate;

/// <summary>Reads a statement from left to right.</summary>
internal class SqlReader
{
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly SqlStatement _statement;
    private int _at;

    public SqlReader(SqlStatement statement)
    {
        _statement = statement;
        _tokens = statement.Tokens;
    }

    public bool IsAtEnd => _at == _tokens.Count;

    /// <summary>The index of the next token.</summary>
    public int Position
    {
        get => _at;
        set => _at = value;
    }

    /// <summary>What has not been read yet, as written.</summary>
    public string Rest => IsAtEnd ? "" : _statement.Text.Substring(_tokens[_at].Start - _statement.Start);

    /// <summary>Whether these words, in upper case, come next; moves behind them if all do.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (_tokens.Count - _at < words.Length)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!_tokens[_at + i].Is(words[i]))
            {
                return false;
            }
        }

        _at += words.Length;
        return true;
    }

    /// <summary>Whether these words come next.</summary>
    public bool IsNext(params ReadOnlySpan<string> words)
    {
        var start = _at;
        var isNext = Take(words);
        _at = start;
        return isNext;
    }

    /// <summary>Whether this character comes next.</summary>
    public bool IsNext(char punctuation) => !IsAtEnd && _tokens[_at].Is(punctuation);

    /// <summary>Whether one of these words comes next; moves behind it.</summary>
    public bool TakeAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The one of these words that comes next, in lower case, or null; moves behind it.</summary>
    public string? TakeWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word))
            {
                return word.ToLowerInvariant();
            }
        }

        return null;
    }

    /// <summary>Moves behind the next token, if there is one.</summary>
    public void Skip() => _at = Math.Min(_at + 1, _tokens.Count);

    /// <summary>Whether this character comes next; moves behind it.</summary>
    public bool Take(char punctuation)
    {
        if (IsAtEnd || !_tokens[_at].Is(punctuation))
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The string that comes next, or null.</summary>
    public string? TakeString() => IsAtEnd || _tokens[_at].Kind != SqlTokenKind.String ? null : _tokens[_at++].Value;

    /// <summary>
    /// The name that comes next, or null. Of three parts the first, the database, is left out. A string is one, too: SQLite
    /// takes it where only a name can stand (sqlite.org/lang_keywords.html), and PostgreSQL refuses it by itself.
    /// </summary>
    public SqlName? TakeName()
    {
        SqlToken? schema = null;
        while (!IsAtEnd && (_tokens[_at].IsIdentifier || _tokens[_at].Kind == SqlTokenKind.String))
        {
            var name = _tokens[_at++];
            if (!Take('.'))
            {
                return new SqlName(schema, name);
            }

            schema = name;
        }

        return null;
    }

    /// <summary>The table of an <c>ALTER TABLE</c> whose first word is already read, or null for any other statement.</summary>
    public SqlName? TakeTable()
    {
        if (!Take("TABLE"))
        {
            return null;
        }

        _ = Take("IF", "EXISTS");
        _ = Take("ONLY");
        var table = TakeName();
        _ = Take('*');
        return table;
    }

    /// <summary>Moves behind the next of these words, and says whether there is one.</summary>
    public bool SkipBehind(string word)
    {
        while (!IsAtEnd)
        {
            if (Take(word))
            {
                return true;
            }

            _at++;
        }

        return false;
    }

    /// <summary>Whether one of these words comes somewhere behind.</summary>
    public bool HasAny(params ReadOnlySpan<string> words)
    {
        for (var i = _at; i < _tokens.Count; i++)
        {
            foreach (var word in words)
            {
                if (_tokens[i].Is(word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Moves behind what stands in parentheses, if that comes next.</summary>
    public bool SkipParentheses()
    {
        if (IsAtEnd || !_tokens[_at].Is('('))
        {
            return false;
        }

        var depth = 0;
        do
        {
            depth += Nesting(_tokens[_at++]);
        }
        while (depth > 0 && !IsAtEnd);

        return true;
    }

    /// <summary>Moves behind the next comma outside of parentheses, or to the end; false at the end.</summary>
    public bool SkipBehindComma()
    {
        for (var depth = 0; !IsAtEnd; _at++)
        {
            if (depth == 0 && Take(','))
            {
                return true;
            }

            depth += Nesting(_tokens[_at]);
        }

        return false;
    }

    /// <summary>Moves behind the list <c>(option [[=] value], …)</c> that may come next.</summary>
    public SqlOptions TakeOptions()
    {
        var options = new SqlOptions();
        if (!Take('('))
        {
            return options;
        }

        while (!IsAtEnd && !Take(')'))
        {
            var option = _tokens[_at++].Value;
            var value = "";
            while (!IsAtEnd && !_tokens[_at].Is(')') && !Take(','))
            {
                value = _tokens[_at++].Value;
            }

            options.Set(option, value);
        }

        return options;
    }

    private static int Nesting(SqlToken token) => token.Is('(') || token.Is('[') ? 1 : token.Is(')') || token.Is(']') ? -1 : 0;
}
