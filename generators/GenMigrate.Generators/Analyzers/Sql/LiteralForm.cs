using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>How a token of text writes characters.</summary>
/// <param name="Start">Where, in the token's text, the first one is written.</param>
/// <param name="End">Behind the last one.</param>
/// <param name="Escapes">Whether a backslash is more than itself.</param>
/// <param name="DoubledQuotes">Whether two quotes stand for one.</param>
/// <param name="DoubledBraces">Whether two braces stand for one.</param>
/// <param name="Indent">How many blanks at the start of a line do not count; negative: lines have no indent.</param>
internal readonly record struct LiteralForm(int Start, int End, bool Escapes, bool DoubledQuotes, bool DoubledBraces, int Indent)
{
    public static LiteralForm Of(SyntaxToken token)
    {
        var text = token.Text;
        switch (token.Kind())
        {
            case SyntaxKind.InterpolatedStringTextToken:
                return OfInterpolated(token, ((InterpolatedStringExpressionSyntax)token.Parent!.Parent!));
            case SyntaxKind.SingleLineRawStringLiteralToken:
                var quotes = text.Length - text.TrimStart('"').Length;
                return new LiteralForm(quotes, text.Length - quotes, false, false, false, -1);
            case SyntaxKind.MultiLineRawStringLiteralToken:
                var lastLine = text.LastIndexOf('\n') + 1;
                return new LiteralForm(text.IndexOf('\n') + 1, lastLine, false, false, false, text.IndexOf('"', lastLine) - lastLine);
            default:
                var isVerbatim = text[0] == '@';
                return new LiteralForm(isVerbatim ? 2 : 1, text.Length - 1, !isVerbatim, isVerbatim, false, -1);
        }
    }

    /// <summary>Whether the first character stands at the start of a line; behind a hole, a line goes on.</summary>
    public bool StartsLine { get; init; } = true;

    /// <summary>Passes over the blanks at the start of a line that only keep the code in shape.</summary>
    public int SkipIndent(string text, int at)
    {
        if (Indent < 0 || (at == Start ? !StartsLine : text[at - 1] != '\n'))
        {
            return at;
        }

        var end = Math.Min(at + Indent, End);
        while (at < end && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>How long the characters at a place are written, and how many they are; 0 at the end.</summary>
    public int LengthAt(string text, int at, out int values)
    {
        values = 1;
        if (at >= End)
        {
            return 0;
        }

        if (Escapes && text[at] == '\\' && at + 1 < End)
        {
            return EscapeLength(text, at, out values);
        }

        var isDoubled = at + 1 < End && text[at + 1] == text[at];
        return isDoubled && ((DoubledQuotes && text[at] == '"') || (DoubledBraces && text[at] is '{' or '}')) ? 2 : 1;
    }

    private static LiteralForm OfInterpolated(SyntaxToken token, InterpolatedStringExpressionSyntax parent)
    {
        var start = parent.StringStartToken;
        var end = token.Text.Length;
        switch (start.Kind())
        {
            case SyntaxKind.InterpolatedVerbatimStringStartToken:
                return new LiteralForm(0, end, false, true, true, -1);
            case SyntaxKind.InterpolatedSingleLineRawStringStartToken:
                return new LiteralForm(0, end, false, false, false, -1);
            case SyntaxKind.InterpolatedMultiLineRawStringStartToken:
                var closing = parent.StringEndToken.Text;
                var indent = closing.IndexOf('"') - (closing.LastIndexOf('\n') + 1);
                return new LiteralForm(0, end, false, false, false, indent) { StartsLine = parent.Contents[0] == token.Parent };
            default:
                return new LiteralForm(0, end, true, false, true, -1);
        }
    }

    private static int EscapeLength(string text, int at, out int values)
    {
        values = 1;
        switch (text[at + 1])
        {
            case 'u':
                return 6;
            case 'U':
                values = Convert.ToInt32(text.Substring(at + 2, 8), 16) > char.MaxValue ? 2 : 1;
                return 10;
            case 'x':
                var end = at + 2;
                while (end < text.Length && end < at + 6 && Uri.IsHexDigit(text[end]))
                {
                    end++;
                }

                return end - at;
            default:
                return 2;
        }
    }
}
