namespace GenMigrate;

/// <summary>Reads the parts that definitions have in common.</summary>
internal sealed class DdlReader : SqlReader
{
    private readonly SqlStatement _statement;

    public DdlReader(SqlStatement statement, SqlLanguage language)
        : base(statement)
    {
        _statement = statement;
        Language = language;
    }

    public SqlLanguage Language { get; }

    public bool IsPostgreSql => Language == SqlLanguage.PostgreSql;

    /// <summary>A name with or without a schema, as stored; null where none comes next.</summary>
    public ObjectName? TakeObjectName() =>
        TakeName() is { } name ? new ObjectName(name.SchemaIn(Language), name.NameIn(Language)) : null;

    /// <summary>A name without a schema, as stored; null where none comes next.</summary>
    public string? TakeIdentifier()
    {
        if (IsAtEnd || !(Current.IsIdentifier || (!IsPostgreSql && Current.Kind == SqlTokenKind.String)))
        {
            return null;
        }

        var name = new SqlName(null, Current).NameIn(Language);
        Skip();
        return name;
    }

    public SqlToken Current => _statement.Tokens[Position];

    /// <summary>The names of <c>(a, b)</c>; what follows a name up to the comma is left out. Null where none comes next.</summary>
    public IReadOnlyList<string>? TakeColumns()
    {
        if (!Take('('))
        {
            return null;
        }

        var columns = new List<string>();
        do
        {
            if (TakeIdentifier() is not { } column)
            {
                return null;
            }

            columns.Add(column);
            SkipToCommaOrClose();
        }
        while (Take(','));

        return Take(')') ? columns : null;
    }

    /// <summary>What stands in parentheses, without them; null where none comes next.</summary>
    public SqlFragment? TakeParenthesized()
    {
        var start = Position;
        return SkipParentheses() && Position - start >= 2 && _statement.Tokens[Position - 1].Is(')')
            ? Fragment(start + 1, Position - 1)
            : null;
    }

    /// <summary>At least one token, up to one of these words, a comma or a closing parenthesis; null at the end.</summary>
    public SqlFragment? TakeExpression(string[] stops)
    {
        var start = Position;
        SkipElement();
        while (!IsAtEnd && !IsNext(',') && !IsNext(')') && !IsNextAny(stops))
        {
            SkipElement();
        }

        return Position == start ? null : Fragment(start, Position);
    }

    /// <summary>All up to the end of the statement; moves there.</summary>
    public SqlFragment TakeRest()
    {
        var start = Position;
        Position = _statement.Tokens.Count;
        return Fragment(start, Position);
    }

    public bool IsNextAny(string[] words) => Array.Exists(words, word => IsNext(word));

    /// <summary>Moves to the next comma or closing parenthesis outside of parentheses, or to the end.</summary>
    public void SkipToCommaOrClose()
    {
        while (!IsAtEnd && !IsNext(',') && !IsNext(')'))
        {
            SkipElement();
        }
    }

    /// <summary>The tokens from one index to before another, as written.</summary>
    public SqlFragment Fragment(int from, int to)
    {
        if (from >= to)
        {
            return new SqlFragment("", Language);
        }

        var start = _statement.Tokens[from].Start - _statement.Start;
        return new SqlFragment(_statement.Text.Substring(start, _statement.Tokens[to - 1].End - _statement.Start - start), Language);
    }

    // A token, or all that stands in a pair of parentheses.
    private void SkipElement()
    {
        if (!SkipParentheses())
        {
            Skip();
        }
    }
}
