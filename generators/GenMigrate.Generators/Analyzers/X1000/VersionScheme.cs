using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>How a project numbers its migrations: <c>genmigrate.version_scheme</c> in <c>.editorconfig</c>.</summary>
internal static class VersionScheme
{
    private const string Key = "genmigrate.version_scheme";

    /// <summary>Whether versions of a group follow one another without a gap, for the code of these options.</summary>
    public static bool IsDense(AnalyzerConfigOptions options, MigrationGroup group) =>
        (options.TryGetValue(Key, out var scheme) ? scheme.Trim().ToLowerInvariant() : "") switch
        {
            "sequential" => true,
            "timestamp" or "any" => false,
            _ => !group.HasTimestamps,
        };
}
