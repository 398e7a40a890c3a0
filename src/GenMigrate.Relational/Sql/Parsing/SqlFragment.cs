namespace GenMigrate;

/// <summary>A piece of a statement that is not parsed further: an expression, a query or a body.</summary>
/// <param name="Text">As written.</param>
/// <param name="Language">The language of the text.</param>
internal sealed record SqlFragment(string Text, SqlLanguage Language)
{
    /// <summary>Whether an identifier of this name occurs in the text.</summary>
    public bool Mentions(string name) => Tokens().Any(token => token.IsIdentifier && IsName(token, name));

    /// <summary>Whether this key word or function name occurs in the text.</summary>
    /// <param name="word">In upper case.</param>
    public bool HasWord(string word) => Tokens().Any(token => token.Is(word));

    /// <summary>The text after a column or table got another name.</summary>
    public SqlFragment Rename(string from, string to)
    {
        var text = Text;
        foreach (var token in Tokens().Reverse().Where(token => token.IsIdentifier && IsName(token, from)))
        {
            text = text.Remove(token.Start, token.Length).Insert(token.Start, Quote(to));
        }

        return this with { Text = text };
    }

    public IReadOnlyList<SqlToken> Tokens()
    {
        var tokens = new List<SqlToken>();
        var scanner = new SqlScanner(Text, Language);
        while (scanner.Read(startsStatement: false, out var token))
        {
            tokens.Add(token);
        }

        return tokens;
    }

    public override string ToString() => Text;

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";

    private bool IsName(SqlToken token, string name) =>
        SqlNames.AreEqual(new SqlName(null, token).NameIn(Language), name, Language);
}
