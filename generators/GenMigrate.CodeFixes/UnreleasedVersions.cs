using System.Globalization;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.CodeFixes;

/// <summary>The versions that no database has applied, where there is no lock file: <c>genmigrate.unreleased_from</c> in <c>.editorconfig</c>.</summary>
internal static class UnreleasedVersions
{
    private const string Key = "genmigrate.unreleased_from";

    public static bool Include(ClassEntry entry, AnalyzerConfigOptionsProvider options) =>
        entry.VersionLocation.SourceTree is { } tree
        && options.GetOptions(tree).TryGetValue(Key, out var text)
        && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var first)
        && entry.Version >= first;
}
