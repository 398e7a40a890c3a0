using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM1001: every migration that shares its version with another of its registry and kind.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateVersionAnalyzer() : EntryAnalyzer(Descriptors.DuplicateVersion)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        var group = context.Index.GroupOf(entry);
        var others = group.WithVersion(entry.Version).Where(other => other != entry).Select(other => $"'{other.DisplayName}'").ToList();
        if (others.Count > 0)
        {
            context.Report(Descriptors.DuplicateVersion, entry.VersionLocation, entry.Version, group.DisplayName, string.Join(", ", others), group.NextVersion);
        }
    }
}
