using System.Composition;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.CodeFixes;

/// <summary>Lets a migration rebuild tables: foreign keys are off while it runs, and checked before it commits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckAtCommitCodeFix)), Shared]
public sealed class CheckAtCommitCodeFix() : MigrationCodeFix(DiagnosticIds.ForeignKeysInRebuild)
{
    private protected override string Title => "Check foreign keys at commit";

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) => AttributeArgument.Find(findings).Count > 0;

    private protected override Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken) =>
        AttributeArgument.SetAsync(findings, "ForeignKeys", "GenMigrate.ForeignKeyMode", "CheckAtCommit", cancellationToken);
}
