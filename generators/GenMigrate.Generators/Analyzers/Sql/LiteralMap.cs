using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>Finds the character of a literal's value in the literal as it is written.</summary>
internal static class LiteralMap
{
    /// <summary>Where the character at an index of a token's value is written; the whole token where that cannot be told.</summary>
    public static TextSpan PlaceOf(SyntaxToken token, int index)
    {
        var form = LiteralForm.Of(token);
        var text = token.Text;
        var at = form.Start;
        for (var value = 0; ; value++)
        {
            at = form.SkipIndent(text, at);
            var length = form.LengthAt(text, at, out var values);
            if (length == 0)
            {
                return token.Span;
            }

            //// An escape for a character beyond U+FFFF makes two of the value.
            if (index < value + values)
            {
                return new TextSpan(token.SpanStart + at, length);
            }

            value += values - 1;
            at += length;
        }
    }
}
