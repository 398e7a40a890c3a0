using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM3003: a way back beside the statement that there is none. A Down of a base class is no contradiction.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IrreversibleWithDownAnalyzer() : EntryAnalyzer(Descriptors.IrreversibleWithDown)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (entry is ClassEntry { Type: var type, IsMigration: true, Facts.IsIrreversible: true } && DownBody.FindOwn(type, context.CancellationToken) is { } down)
        {
            context.Report(Descriptors.IrreversibleWithDown, down.Identifier.GetLocation(), entry.DisplayName);
        }
    }
}
