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
        Append(kind, token, 0, token.Length);
        return this;
    }

    /// <summary>A token that stands in a longer text.</summary>
    public void Append(TokenKind kind, string text, int start, int length)
    {
        _text.Append((char)kind);
        AppendLength(length);
        _text.Append(':').Append(text, start, length);
    }

    public string Hash() => HashText.OfUtf16(_text.ToString());

    // Large files have millions of tokens, most of them short.
    private void AppendLength(int length)
    {
        if (length < 10)
        {
            _text.Append((char)('0' + length));
        }
        else
        {
            _text.Append(length.ToString(CultureInfo.InvariantCulture));
        }
    }
}
