using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM3003: a way back beside the statement that there is none. A Down of a base class is no contradiction.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IrreversibleWithDownAnalyzer() : EntryAnalyzer(Descriptors.IrreversibleWithDown)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        var location = entry switch
        {
            { IsMigration: false } or { Facts.IsIrreversible: false } => null,
            ClassEntry { Type: var type } => DownBody.FindOwn(type, context.CancellationToken)?.Identifier.GetLocation(),
            FileEntry { HasDown: true } file => file.DownLocation,
            _ => null,
        };
        if (location is not null)
        {
            context.Report(Descriptors.IrreversibleWithDown, location, entry.DisplayName);
        }
    }
}
