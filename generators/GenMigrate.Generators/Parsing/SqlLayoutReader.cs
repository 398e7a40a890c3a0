namespace GenMigrate.Generators;

/// <summary>Reads an SQL file line by line.</summary>
internal sealed class SqlLayoutReader(string text)
{
    private const string Head = "";
    private readonly List<SqlLayoutProblem> _problems = [];
    private readonly List<Section> _sections = [new Section(Head, MarkerStart: 0, Start: 0, Line: 1)];
    private int? _textInHead;
    private bool _noTransaction;
    private bool _irreversible;
    private string? _reason;

    public SqlFileLayout Read()
    {
        var line = 1;
        for (var start = 0; start < text.Length; line++)
        {
            var lineFeed = text.IndexOf('\n', start);
            var end = lineFeed < 0 ? text.Length : lineFeed + 1;
            var content = text.Substring(start, end - start);
            if (SqlMarker.Parse(content) is { } marker)
            {
                Take(marker, new Section(marker.Word, start, end, line + 1));
            }
            else if (_sections.Count == 1 && !SqlMarker.IsRemark(content))
            {
                _textInHead ??= line;
            }

            start = end;
        }

        return ToLayout();
    }

    private void Take(SqlMarker marker, Section section)
    {
        var line = section.Line - 1;
        switch (marker.Word)
        {
            case SqlMarker.Up or SqlMarker.Down:
                if (Find(marker.Word) >= 0)
                {
                    Report(SqlLayoutProblemKind.RepeatedMarker, line);
                }

                _sections.Add(section);
                break;
            case SqlMarker.NoTransaction:
                _noTransaction = true;
                break;
            case SqlMarker.Irreversible:
                _irreversible = true;
                TakeReason(marker.Rest, line);
                break;
            case SqlMarker.OutsideTransaction when marker.Rest is "" or OutsideMarker.Repeatable:
                // It is about the statement below it, and read with that.
                break;
            default:
                Report(SqlLayoutProblemKind.UnknownMarker, line);
                break;
        }
    }

    private void TakeReason(string reason, int line)
    {
        if (reason.Length == 0)
        {
            Report(SqlLayoutProblemKind.MissingReason, line);
        }
        else
        {
            _reason ??= reason;
        }
    }

    private SqlFileLayout ToLayout()
    {
        var up = Find(SqlMarker.Up);
        var down = Find(SqlMarker.Down);
        if (up >= 0 && _textInHead is { } line)
        {
            Report(SqlLayoutProblemKind.TextAboveUp, line);
        }

        // Without a marker, a file starts with its way up.
        up = Math.Max(up, 0);
        return new SqlFileLayout(Text(up), _sections[up].Line, down < 0 ? null : Text(down), down < 0 ? 1 : _sections[down].Line)
        {
            NoTransaction = _noTransaction,
            IsIrreversible = _irreversible,
            Reason = _reason,
            Problems = new EquatableArray<SqlLayoutProblem>(_problems.OrderBy(problem => problem.Line)),
        };
    }

    // Of several, the first: what follows a repeated marker is left out.
    private int Find(string word) => _sections.FindIndex(section => section.Word == word);

    private string Text(int section)
    {
        var start = _sections[section].Start;
        var end = section + 1 < _sections.Count ? _sections[section + 1].MarkerStart : text.Length;
        return text.Substring(start, end - start);
    }

    private void Report(SqlLayoutProblemKind kind, int line) => _problems.Add(new SqlLayoutProblem(kind, line));

    /// <summary>A half of the file: from the line after its marker, where line <paramref name="Line"/> starts.</summary>
    private readonly record struct Section(string Word, int MarkerStart, int Start, int Line);
}
