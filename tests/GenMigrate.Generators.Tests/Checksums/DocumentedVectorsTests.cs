using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GenMigrate.Generators.Tests;

/// <summary>The checksums that docs/decisions/checksums.md gives are those that are computed.</summary>
public sealed partial class DocumentedVectorsTests
{
    [Fact]
    public void Each_is_what_is_computed()
    {
        var vectors = Vector().Matches(File.ReadAllText(Path.Combine(Repository(), "docs/decisions/checksums.md")).ReplaceLineEndings("\n"));
        Assert.True(vectors.Count >= 6);
        Assert.All(vectors, vector => Assert.Equal(vector.Groups["checksum"].Value, Compute(vector.Groups["language"].Value, vector.Groups["text"].Value)));
    }

    private static string Compute(string language, string text)
    {
        if (language == "csharp")
        {
            return Checksum.OfBoth(TestProject.Of(text), mayBeBroken: true).Current;
        }

        return Checksum.OfFiles(TestProject.Of().WithSql("1_x.sql", text));
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [GeneratedRegex("```(?<language>csharp|sql)\n(?<text>.*?)\n```\n\n`(?<checksum>h2:[0-9a-f]*)`", RegexOptions.Singleline)]
    private static partial Regex Vector();
}
