using System.Text;

namespace GenMigrate;

/// <summary>Text from names, migrations and databases, made safe to print: it cannot move the cursor or forge a line.</summary>
internal static class SafeText
{
    /// <summary>On one line.</summary>
    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>With its lines as they are.</summary>
    public static string Lines(string text) => Clean(text.ReplaceLineEndings("\n"), keepLines: true);

    /// <summary>At most so many characters, with an ellipsis for what is left out; never half a character.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = Math.Max(length - 1, 0);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    private static string Clean(string text, bool keepLines)
    {
        if (!text.Any(character => IsUnsafe(character, keepLines)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            _ = IsUnsafe(character, keepLines) ? clean.Append(Escape(character)) : clean.Append(character);
        }

        return clean.ToString();
    }

    private static bool IsUnsafe(char character, bool keepLines) =>
        (char.IsControl(character) || character is '\u2028' or '\u2029') && !(keepLines && character is '\n' or '\t');

    private static string Escape(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"\\u{(int)character:x4}",
    };
}
