namespace GenMigrate;

/// <summary>A place in a source text; both counts start at 1, columns in UTF-16 units.</summary>
internal readonly struct SqlPosition
{
    public SqlPosition(int line, int column)
    {
        Line = line;
        Column = column;
    }

    public int Line { get; }

    public int Column { get; }

    /// <summary>The place reached by reading on from here. A line ends with LF, CR or CRLF.</summary>
    public SqlPosition After(string text, int start, int end)
    {
        var line = Line;
        var column = Column;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                column = 1;
            }
            else
            {
                column++;
            }
        }

        return new SqlPosition(line, column);
    }

    public override string ToString() => $"({Line},{Column})";
}
