using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>A part of a constant text: a token of text, or something that stands for text, such as the name of a constant.</summary>
internal sealed class TextPiece
{
    private readonly SyntaxToken? _token;
    private readonly TextSpan _span;

    private TextPiece(string value, TextSpan span, SyntaxToken? token)
    {
        Value = value;
        _span = span;
        _token = token;
    }

    public string Value { get; }

    public static TextPiece Of(SyntaxToken token) => new(LiteralForm.Of(token).DoubledBraces ? SingleBraces(token.ValueText) : token.ValueText, token.Span, token);

    public static TextPiece Opaque(string value, TextSpan span) => new(value, span, token: null);

    // Until it is compiled, the text of an interpolated string keeps them double.
    private static string SingleBraces(string text) => text.Replace("{{", "{").Replace("}}", "}");

    /// <summary>Where a character is written.</summary>
    public TextSpan PlaceOf(int index) => _token is { } token ? LiteralMap.PlaceOf(token, index) : _span;
}
