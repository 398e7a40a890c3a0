using System.Globalization;
using System.Text;

namespace GenMigrate.Generators;

/// <summary>
/// Tokens as one text to hash, each with its kind and length, as in <c>s5:hello</c>: whatever a token holds, it can
/// neither imitate another nor run into the next.
/// </summary>
internal sealed class TokenText
{
    private readonly StringBuilder _text = new();

    public TokenText Append(TokenKind kind, string token)
    {
        _text.Append((char)kind).Append(token.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(token);
        return this;
    }

    /// <summary>A token that stands in a longer text.</summary>
    public void Append(TokenKind kind, string text, int start, int length) =>
        _text.Append((char)kind).Append(length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(text, start, length);

    public string Hash() => HashText.OfUtf16(_text.ToString());
}
