using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM2001: a class that is marked, and derives from nothing that runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotAMigrationAnalyzer() : EntryAnalyzer(Descriptors.NotAMigration)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (entry is ClassEntry { Type: var type } && MigrationEligibility.Find(type) == MigrationObstacle.NotAMigration)
        {
            context.Report(Descriptors.NotAMigration, entry.Location, type.Name, entry.Facts.Kind);
        }
    }
}
