using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM1003: a version of 0 or less.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionNotPositiveAnalyzer() : EntryAnalyzer(Descriptors.VersionNotPositive)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (entry.Version <= 0)
        {
            var group = context.Index.GroupOf(entry);
            context.Report(Descriptors.VersionNotPositive, entry.VersionLocation, entry.Version, group.DisplayName, group.NextVersion);
        }
    }
}
