using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM3002: a Down that is empty or only throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HollowDownAnalyzer() : EntryAnalyzer(Descriptors.HollowDown)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (!entry.IsMigration || entry.Facts.IsIrreversible)
        {
            return;
        }

        if (entry is ClassEntry { Type: var type } && DownBody.FindOwn(type, context.CancellationToken) is { } down && DownBody.WhyHollow(down, type, context.CancellationToken) is { } reason)
        {
            context.Report(Descriptors.HollowDown, down.Identifier.GetLocation(), entry.DisplayName, reason, "[Irreversible(\"...\")]");
        }
        else if (entry is FileEntry { DownText: { } text } file && SqlSplitter.FirstStatement(text, SqlLanguage.Sqlite) is null)
        {
            context.Report(Descriptors.HollowDown, file.DownLocation, entry.DisplayName, "has no statement", "'-- migrate:irreversible ...'");
        }
    }
}
