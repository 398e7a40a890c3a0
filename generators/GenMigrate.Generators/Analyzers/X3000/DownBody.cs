using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>What a Down does, as far as its outline tells.</summary>
internal static class DownBody
{
    /// <summary>What is wrong with a Down that does nothing, to follow 'the Down'; null: it does something.</summary>
    public static string? WhyHollow(MethodDeclarationSyntax down) => (down.ExpressionBody?.Expression, down.Body?.Statements) switch
    {
        (ThrowExpressionSyntax, _) => "only throws",
        (null, { Count: 0 }) => "is empty",
        (null, { Count: 1 } statements) when statements[0] is ThrowStatementSyntax => "only throws",
        _ => null,
    };

    /// <summary>The Down that a class itself declares; null: it has none, or inherits it.</summary>
    public static MethodDeclarationSyntax? FindOwn(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        MigrationParser.FindDown(type) is { } down && SymbolEqualityComparer.Default.Equals(down.ContainingType, type)
            ? down.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax
            : null;
}
