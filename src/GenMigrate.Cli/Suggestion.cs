namespace GenMigrate;

/// <summary>What somebody probably meant to type.</summary>
internal static class Suggestion
{
    private const int FarthestTypo = 2;

    /// <returns>The nearest candidate, or one that starts with the word; null where none is near.</returns>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (Text: candidate, Distance: candidate.StartsWith(word, StringComparison.Ordinal) ? 0 : Distance(word, candidate)))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Text is not null && nearest.Distance <= FarthestTypo && nearest.Distance < word.Length ? nearest.Text : null;
    }

    /// <summary>How many letters have to be added, left out or changed (Levenshtein), row by row.</summary>
    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(above[j], row[j - 1]));
            }

            above = row;
        }

        return above[other.Length];
    }
}
