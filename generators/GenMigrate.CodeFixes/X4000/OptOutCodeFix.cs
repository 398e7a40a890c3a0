using System.Composition;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.CodeFixes;

/// <summary>Lets a migration run without a transaction, where one of its steps cannot run in one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OptOutCodeFix)), Shared]
public sealed class OptOutCodeFix() : MigrationCodeFix(DiagnosticIds.NotInTransaction)
{
    private protected override string Title => "Run the migration without a transaction";

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) => AttributeArgument.Find(findings).Count > 0;

    private protected override Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken) =>
        AttributeArgument.SetAsync(findings, "Transaction", "GenMigrate.TransactionMode", "None", cancellationToken);
}
