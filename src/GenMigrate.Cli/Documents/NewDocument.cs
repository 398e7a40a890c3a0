using System.Text.Json.Serialization;

namespace GenMigrate;

/// <summary>The answer of <c>new</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Version">The version of the new migration or seed.</param>
/// <param name="Name">Its name.</param>
/// <param name="Files">The paths of the files that were written.</param>
internal sealed record NewDocument(string? Registry, long Version, string Name, IReadOnlyList<string> Files) : CommandDocument
{
    /// <summary>Whether it is a seed; for people.</summary>
    [JsonIgnore]
    public bool IsSeed { get; init; }

    /// <summary>A line per file.</summary>
    public override void WriteText(TextWriter writer)
    {
        foreach (var file in Files)
        {
            writer.Write($"{(IsSeed ? "Seed" : "Version")} {Version}: {SafeText.Line(file)}\n");
        }
    }
}
