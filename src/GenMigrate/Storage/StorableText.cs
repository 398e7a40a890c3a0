using System.Buffers;
using System.Globalization;
using System.Text;

namespace GenMigrate;

/// <summary>Text from migrations and drivers, made such that every database can store it.</summary>
internal static class StorableText
{
    /// <summary>The longest error message that is kept whole: longer than any that a person reads.</summary>
    public const int LongestError = 8_000;

    // With the note about its length, what is kept of a longer one is no longer than that, so that cleaning it again changes nothing.
    private const int KeptOfLonger = LongestError - 100;

    private static readonly SearchValues<char> Suspects =
        SearchValues.Create([.. Enumerable.Range('\uD800', 0x800).Select(unit => (char)unit), '\0']);

    /// <summary>Without NUL, which PostgreSQL refuses, and half surrogate pairs, which have no UTF-8; each becomes U+FFFD.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAny(Suspects))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half a pair already.
            clean.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return clean.ToString();
    }

    /// <summary>The same for an error message, which is shortened too: drivers quote whole statements and documents.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(message))]
    public static string? CleanError(string? message)
    {
        if (message is null || message.Length <= LongestError)
        {
            return Clean(message);
        }

        var end = char.IsHighSurrogate(message[KeptOfLonger - 1]) ? KeptOfLonger - 1 : KeptOfLonger;
        return string.Create(CultureInfo.InvariantCulture, $"{Clean(message[..end])}... ({message.Length:N0} characters in all)");
    }
}
