namespace GenMigrate;

/// <summary>One statement of a source text, from its first token to its last, without the <c>;</c> that ends it.</summary>
internal sealed class SqlStatement
{
    public SqlStatement(string source, IReadOnlyList<SqlToken> tokens, SqlPosition position)
    {
        Tokens = tokens;
        Start = tokens[0].Start;
        Length = tokens[tokens.Count - 1].End - Start;
        Text = source.Substring(Start, Length);
        Line = position.Line;
        Column = position.Column;
    }

    /// <summary>The statement as written; comments between its tokens are kept.</summary>
    public string Text { get; }

    /// <summary>Where <see cref="Text"/> starts in the source text.</summary>
    public int Start { get; }

    public int Length { get; }

    /// <summary>The line of the first token, from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the first token, from 1.</summary>
    public int Column { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<SqlToken> Tokens { get; }

    /// <summary>Where an offset in <see cref="Text"/> is in the source text; what lies outside is taken as its nearer end.</summary>
    public SqlPosition PositionAt(int offset) =>
        new SqlPosition(Line, Column).After(Text, 0, Math.Min(Math.Max(offset, 0), Text.Length));

    /// <summary>
    /// Where PostgreSQL's error position is in the source text, when it was sent <see cref="Text"/>: it counts
    /// characters from 1, and what UTF-16 writes as a surrogate pair is one character to it.
    /// </summary>
    public SqlPosition PositionAtCharacter(int position)
    {
        var offset = 0;
        for (var i = 1; i < position && offset < Text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(Text[offset]) && offset + 1 < Text.Length && char.IsLowSurrogate(Text[offset + 1]);
            offset += isPair ? 2 : 1;
        }

        return PositionAt(offset);
    }

    public override string ToString() => Text;
}
