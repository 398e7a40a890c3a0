using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>A file of the project that is no code.</summary>
/// <param name="Text">The file.</param>
/// <param name="Link">Where the project file says that it lies in the project; null: where it lies on the disk.</param>
internal sealed record ProjectFile(AdditionalText Text, string? Link)
{
    private const string LinkKey = "build_metadata.AdditionalFiles.Link";

    public static ProjectFile Of(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        new(text, options.GetOptions(text).TryGetValue(LinkKey, out var link) && !string.IsNullOrWhiteSpace(link) ? link.Trim() : null);

    /// <summary>Its path if it lies in the project's folder for SQL files; else null.</summary>
    public string? SqlPath(string? projectDirectory) =>
        (Link is null ? null : SqlFileName.InFolder(Link, projectDirectory)) ?? SqlFileName.InFolder(Text.Path, projectDirectory);
}
