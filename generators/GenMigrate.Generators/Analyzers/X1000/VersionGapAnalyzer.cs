using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// GENM1002: a version whose predecessor is missing, where versions are numbered one by one. Where numbering starts is
/// nobody's business, what was released can no longer move, and a gap between seeds hides nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionGapAnalyzer() : EntryAnalyzer(Descriptors.VersionGap)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        var index = context.Index;
        var group = index.GroupOf(entry);
        if (entry.IsMigration
            && group.Before(entry.Version) is { } before
            && before > 0
            && before < entry.Version - 1
            && index.FindLocked(entry) is null
            && VersionScheme.IsSequential(OptionsOf(entry, group, context), group))
        {
            context.Report(Descriptors.VersionGap, entry.VersionLocation, entry.Version, before, group.DisplayName, before + 1);
        }
    }

    // An SQL file has no section of its own in .editorconfig: it follows the code of its registry, or of the project.
    private static AnalyzerConfigOptions OptionsOf(MigrationEntry entry, MigrationGroup group, RuleContext context)
    {
        var tree = entry.VersionLocation.SourceTree
            ?? group.Entries.Select(other => other.VersionLocation.SourceTree).FirstOrDefault(other => other is not null)
            ?? context.Compilation.SyntaxTrees.FirstOrDefault();
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        return tree is null ? provider.GlobalOptions : provider.GetOptions(tree);
    }
}
