namespace GenMigrate.Generators;

/// <summary>Reads an SQL file line by line.</summary>
internal sealed class SqlLayoutReader(string text)
{
    private const string Head = "";
    private readonly List<SqlLayoutProblem> _problems = [];
    private readonly List<Section> _sections = [new Section(Head, MarkerStart: 0, Start: 0, Line: 1)];
    private readonly List<SqlMarker> _markers = [];
    private SqlFileOptions _options = SqlFileOptions.None;
    private int? _firstUpMarker;

    public SqlFileLayout Read()
    {
        var line = 1;
        for (var start = 0; start < text.Length; line++)
        {
            var lineFeed = text.IndexOf('\n', start);
            var end = lineFeed < 0 ? text.Length : lineFeed + 1;
            if (MayBeMarker(start, end))
            {
                Take(text.Substring(start, end - start), start, end, line);
            }

            start = end;
        }

        return ToLayout();
    }

    // Large files are rows of data: their lines are not worth a string each.
    private bool MayBeMarker(int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t')
        {
            start++;
        }

        return start < end && text[start] is '-' or '/' or '*' or '#' or 'm' or 'M';
    }

    private void Take(string content, int start, int end, int line)
    {
        if (SqlMarker.Parse(content) is { } marker && SqlMarker.Arguments.ContainsKey(marker.Word))
        {
            Take(marker, new Section(marker.Word, start, end, line + 1));
        }
        else if (SimilarMarker.Advice(content) is { } advice)
        {
            Report(SqlLayoutProblemKind.SimilarMarker, line, advice);
        }
        else if (SqlMarker.Parse(content) is not null)
        {
            Report(SqlLayoutProblemKind.UnknownMarker, line);
        }
    }

    private void Take(SqlMarker marker, Section section)
    {
        var line = section.Line - 1;
        var isOfStatement = marker.Word == SqlMarker.OutsideTransaction;
        _firstUpMarker ??= isOfStatement || marker.Word == SqlMarker.Down ? null : line;
        if (!isOfStatement && _markers.Exists(other => other.Word == marker.Word))
        {
            Report(SqlLayoutProblemKind.RepeatedMarker, line);
        }

        _markers.Add(marker);

        if (marker.Word is SqlMarker.Up or SqlMarker.Down)
        {
            _sections.Add(section);
        }

        if (marker is { Word: SqlMarker.Up or SqlMarker.Down, Rest: "" })
        {
            return;
        }

        if (_options.With(marker) is { } options)
        {
            _options = options;
        }
        else
        {
            Report(SqlLayoutProblemKind.MalformedMarker, line, AdviceOn(marker));
        }
    }

    private static string AdviceOn(SqlMarker marker)
    {
        var advice = $"write '{SqlMarker.Form(marker.Word)}'";
        return marker.Rest.IndexOf("transaction", StringComparison.OrdinalIgnoreCase) < 0
            ? advice
            : $"{advice}, and '{SqlMarker.Form(SqlMarker.NoTransaction)}' on a line of its own";
    }

    private SqlFileLayout ToLayout()
    {
        var up = Find(SqlMarker.Up);
        var down = Find(SqlMarker.Down);
        if (up >= 0 && SqlSplitter.FirstStatement(Text(0), SqlLanguage.Sqlite) is { } above)
        {
            Report(SqlLayoutProblemKind.TextAboveUp, above.Line);
        }

        // Without a marker, a file starts with its way up.
        up = Math.Max(up, 0);
        return new SqlFileLayout(Text(up), _sections[up].Line, down < 0 ? null : Text(down), down < 0 ? 1 : _sections[down].Line)
        {
            Options = _options,
            Markers = new EquatableArray<SqlMarker>(_markers),
            FirstUpMarker = _firstUpMarker,
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

    private void Report(SqlLayoutProblemKind kind, int line, string advice = "") => _problems.Add(new SqlLayoutProblem(kind, line, advice));

    /// <summary>A half of the file: from the line after its marker, where line <paramref name="Line"/> starts.</summary>
    private readonly record struct Section(string Word, int MarkerStart, int Start, int Line);
}
