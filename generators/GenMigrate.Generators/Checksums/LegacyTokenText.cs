using System.Text;

namespace GenMigrate.Generators;

/// <summary>Tokens as <c>h1:</c> hashes them: each followed by U+0000.</summary>
internal sealed class LegacyTokenText
{
    public const char End = '\0';
    private readonly StringBuilder _text = new();

    public void Append(string token) => _text.Append(token).Append(End);

    public string Hash() => HashText.OfUtf8(_text.ToString());
}
