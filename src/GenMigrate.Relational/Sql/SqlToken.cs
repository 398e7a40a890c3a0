namespace GenMigrate;

/// <summary>A piece of SQL, by its place in the source text.</summary>
internal readonly struct SqlToken
{
    private readonly string _source;

    public SqlToken(string source, SqlTokenKind kind, int start, int end)
    {
        _source = source;
        Kind = kind;
        Start = start;
        Length = end - start;
    }

    public SqlTokenKind Kind { get; }

    /// <summary>Where it starts in the source text (not in the statement).</summary>
    public int Start { get; }

    public int Length { get; }

    public int End => Start + Length;

    /// <summary>The token as written, with its quotes.</summary>
    public string Text => _source.Substring(Start, Length);

    /// <summary>What it names or holds: without quotes, doubled quotes made single; a word as written.</summary>
    public string Value => Kind is SqlTokenKind.QuotedIdentifier or SqlTokenKind.String ? SqlQuotes.Remove(Text) : Text;

    /// <summary>Whether it can name something.</summary>
    public bool IsIdentifier => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier;

    /// <summary>Whether it is this word, in upper or lower case.</summary>
    /// <param name="word">A key word in upper case.</param>
    public bool Is(string word)
    {
        if (Kind != SqlTokenKind.Word || Length != word.Length)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            // Both databases fold ASCII only: under Unicode rules 'ı' or 'ſ' could pass for a letter of a key word.
            var c = _source[Start + i];
            if ((c is >= 'a' and <= 'z' ? c - 32 : c) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it is this character, outside of names and strings.</summary>
    public bool Is(char punctuation) => Kind == SqlTokenKind.Punctuation && _source[Start] == punctuation;

    public override string ToString() => _source is null ? "" : Text;
}
