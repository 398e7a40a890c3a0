using System.Globalization;
using System.Text;

namespace GenMigrate.Generators;

/// <summary>Writes any text as a C# literal. Regular literals only: they alone can hold everything.</summary>
internal static class Literals
{
    /// <summary>The literal on one line.</summary>
    public static string Text(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
            {
                literal.Append(text[i]).Append(text[++i]);
            }
            else
            {
                Append(literal, text[i]);
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether a text can be a literal of UTF-8: it has no half of a surrogate pair by itself.</summary>
    public static bool CanBeUtf8(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPair(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);

    private static void Append(StringBuilder literal, char character)
    {
        switch (character)
        {
            case '"' or '\\':
                literal.Append('\\').Append(character);
                break;
            case '\n':
                literal.Append("\\n");
                break;
            case '\r':
                literal.Append("\\r");
                break;
            case '\t':
                literal.Append("\\t");
                break;
            case < ' ' or > '~' when MustBeEscaped(character):
                literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                literal.Append(character);
                break;
        }
    }

    // Whatever ends a line, is invisible, turns the direction of writing or is no character at all.
    private static bool MustBeEscaped(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator;
}
