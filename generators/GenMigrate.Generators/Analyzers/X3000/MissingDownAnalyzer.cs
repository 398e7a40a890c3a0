using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM3001: a migration that cannot be rolled back, and does not say why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingDownAnalyzer() : EntryAnalyzer(Descriptors.MissingDown)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (!entry.IsMigration || entry.Facts.IsIrreversible)
        {
            return;
        }

        if (entry is ClassEntry { Type: var type } && MigrationEligibility.Find(type) == MigrationObstacle.None && !MigrationParser.HasDown(type))
        {
            context.Report(Descriptors.MissingDown, entry.Location, entry.DisplayName, "override Down, or say with [Irreversible(\"...\")] what would be lost");
        }
    }
}
