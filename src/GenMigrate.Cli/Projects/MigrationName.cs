using System.Text;

namespace GenMigrate;

/// <summary>What a person calls a migration, as a class's and as a file's name.</summary>
internal static class MigrationName
{
    /// <summary>The words of a name: cut at whatever is neither letter nor digit, and before capitals.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<StringBuilder>();
        var isInside = false;
        for (var i = 0; i < name.Length; i++)
        {
            var starts = !isInside || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]));
            isInside = char.IsLetterOrDigit(name[i]);
            if (isInside)
            {
                if (starts)
                {
                    words.Add(new StringBuilder());
                }

                words[^1].Append(name[i]);
            }
        }

        return [.. words.Select(word => word.ToString())];
    }

    /// <summary><c>AddIndex</c>; with a digit in front it would be no name of a class, so it gets a <c>_</c> there.</summary>
    public static string OfClass(IReadOnlyList<string> words)
    {
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return char.IsDigit(name[0]) ? "_" + name : name;
    }

    /// <summary><c>add_index</c>.</summary>
    public static string OfFile(IReadOnlyList<string> words) => string.Join('_', words).ToLowerInvariant();
}
