using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// A text with the findings expected in it: <c>{|GENM1001:span|}</c>, nesting allowed. The markup of Microsoft's own
/// test packages, so that cases could move there.
/// </summary>
internal sealed class MarkupSource
{
    private const string Open = "{|";
    private const string Close = "|}";

    private MarkupSource(string text, IReadOnlyList<(string Id, TextSpan Span)> findings)
    {
        Text = text;
        Findings = findings;
    }

    /// <summary>The text without marks.</summary>
    public string Text { get; }

    public IReadOnlyList<(string Id, TextSpan Span)> Findings { get; }

    /// <exception cref="FormatException">A mark is opened and not closed, or closed and not opened.</exception>
    public static MarkupSource Parse(string marked)
    {
        var text = new System.Text.StringBuilder();
        var findings = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < marked.Length;)
        {
            if (IsAt(marked, i, Open) && marked.IndexOf(':', i) is var colon and > 0)
            {
                open.Push((marked[(i + Open.Length)..colon], text.Length));
                i = colon + 1;
            }
            else if (IsAt(marked, i, Close))
            {
                var (id, start) = open.Count > 0 ? open.Pop() : throw new FormatException($"A mark is closed that was not opened, at {i}: {marked}");
                findings.Add((id, TextSpan.FromBounds(start, text.Length)));
                i += Close.Length;
            }
            else
            {
                text.Append(marked[i++]);
            }
        }

        return open.Count == 0 ? new MarkupSource(text.ToString(), findings) : throw new FormatException("A mark is not closed: " + marked);
    }

    private static bool IsAt(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
