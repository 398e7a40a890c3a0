using System.Text;

namespace GenMigrate.Generators;

/// <summary>Whether an SQL file was read as it was written. The compiler guesses: what is not UTF-8 it reads differently on each machine.</summary>
internal static class SqlFileEncoding
{
    private static readonly char[] Damage = ['\uFFFD', '\0'];

    /// <summary>The 1-based line at which a file was not read as it is, and what to do; null: there is none.</summary>
    /// <param name="text">With line feeds only.</param>
    /// <param name="encoding">As which the compiler read it; null where it does not tell.</param>
    public static (int Line, string Problem)? FindProblem(string text, Encoding? encoding)
    {
        if (encoding is not (null or UTF8Encoding or UnicodeEncoding or UTF32Encoding))
        {
            return (1, $"it is not UTF-8, and was read as {encoding.WebName} on this machine: save it as UTF-8");
        }

        var at = text.IndexOfAny(Damage);
        if (at < 0)
        {
            return null;
        }

        var lineStart = text.LastIndexOf('\n', at) + 1;
        var line = text.Take(lineStart).Count(character => character == '\n') + 1;
        var what = text[at] == '\0' ? "U+0000, where databases stop reading" : "not valid UTF-8, so it was lost (U+FFFD)";
        return (line, $"character {at - lineStart + 1} of this line is {what}: save the file as UTF-8");
    }
}
