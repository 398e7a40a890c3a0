using System.Text;

namespace GenMigrate.Generators;

/// <summary>Whether the texts of SQL files fit into a program.</summary>
internal static class SqlFileSize
{
    // The runtime takes no field of more than 128 MB, and the strings of an assembly, in UTF-16, share 16 MB.
    private const int LargestText = 128_000_000;
    private const int LargestStrings = 7_500_000;

    /// <summary>What is too large, and what to do; null: nothing is.</summary>
    /// <param name="text">The file.</param>
    /// <param name="totalLength">Of all SQL files of the project, in characters.</param>
    /// <param name="hasUtf8Literals">Whether the project's language has literals of UTF-8.</param>
    public static string? FindProblem(string text, long totalLength, bool hasUtf8Literals)
    {
        if (text.Length > LargestText / 3 && Encoding.UTF8.GetByteCount(text) > LargestText)
        {
            return $"it is larger than {LargestText / 1_000_000} MB, which no program can hold: divide it into several files";
        }

        return !hasUtf8Literals && totalLength > LargestStrings
            ? $"the project's SQL files have {totalLength} characters, and before C# 11 a program can hold {LargestStrings}: set LangVersion to 11 or newer"
            : null;
    }
}
