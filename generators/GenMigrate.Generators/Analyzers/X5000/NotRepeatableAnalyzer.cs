using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM5001: clock, chance, environment or network in a migration, wherever in its class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotRepeatableAnalyzer() : MigrationAnalyzer(Descriptors.NotRepeatable)
{
    private protected override void Register(CompilationStartAnalysisContext context) => MigrationCode.Register(context, static (code, rule) =>
    {
        foreach (var node in code.Members.Where(UnrepeatableSource.IsNamedIn).SelectMany(MigrationCode.Nodes))
        {
            if (node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax
                && !IsInNameOf(node)
                && code.Model.GetSymbolInfo(node, rule.CancellationToken).Symbol is { } symbol
                && UnrepeatableSource.AdviceOn(symbol) is { } advice)
            {
                rule.Report(Descriptors.NotRepeatable, PlaceOf(node).GetLocation(), NameOf(symbol), advice);
            }
        }
    });

    private static bool IsInNameOf(SyntaxNode node) => node.Ancestors()
        .OfType<InvocationExpressionSyntax>()
        .Any(invocation => invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });

    private static SyntaxNode PlaceOf(SyntaxNode node) => node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node;

    private static string NameOf(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : $"{symbol.ContainingType.Name}.{symbol.Name}";
}
