using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM1007: a version that a referenced assembly announces for the same registry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateAcrossAssembliesAnalyzer() : EntryAnalyzer(Descriptors.DuplicateAcrossAssemblies)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (!entry.IsMigration || entry.Registry is null)
        {
            return;
        }

        var index = context.Index;
        if (index.Modules.FirstOrDefault(module => module.Name == entry.Registry && module.Versions.Contains(entry.Version)) is { } module)
        {
            context.Report(Descriptors.DuplicateAcrossAssemblies, entry.VersionLocation, entry.Version, index.GroupOf(entry).DisplayName, module.Assembly);
        }
    }
}
