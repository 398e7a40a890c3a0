using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>What a Down does, as far as its outline tells.</summary>
internal static class DownBody
{
    /// <summary>What is wrong with a Down that does nothing, to follow 'the Down'; null: it does something.</summary>
    public static string? WhyHollow(MethodDeclarationSyntax down, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var actions = Actions(down).Where(action => !IsIdle(action, type, cancellationToken)).ToList();
        return actions.Count switch
        {
            0 => "is empty",
            1 when actions[0] is ThrowStatementSyntax or ThrowExpressionSyntax => "only throws",
            _ => null,
        };
    }

    /// <summary>The Down that a class itself declares; null: it has none, or inherits it.</summary>
    public static MethodDeclarationSyntax? FindOwn(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        MigrationParser.FindDown(type) is { } down && SymbolEqualityComparer.Default.Equals(down.ContainingType, type)
            ? down.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax
            : null;

    private static IEnumerable<SyntaxNode> Actions(MethodDeclarationSyntax down) =>
        down.ExpressionBody is { Expression: var expression } ? [expression] : down.Body is { } body ? Actions(body) : [down];

    private static IEnumerable<SyntaxNode> Actions(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => block.Statements.SelectMany(Actions),
        ExpressionStatementSyntax expression => [expression.Expression],
        EmptyStatementSyntax or LocalFunctionStatementSyntax or ReturnStatementSyntax { Expression: null } => [],
        _ => [statement],
    };

    private static bool IsIdle(SyntaxNode action, INamedTypeSymbol type, CancellationToken cancellationToken) => action switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: IdentifierNameSyntax } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: "Down" } } =>
            IsInheritedIdle(type, cancellationToken),
        InvocationExpressionSyntax invocation => AddsNoStatement(invocation),
        _ => false,
    };

    private static bool IsInheritedIdle(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        MigrationParser.FindDown(type.BaseType!) is not { ContainingType: var owner }
        || (FindOwn(owner, cancellationToken) is { } inherited && WhyHollow(inherited, owner, cancellationToken) is not null);

    // A chain of Sql("") and Sql("-- One day.").
    private static bool AddsNoStatement(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } invocation)
        {
            if (SqlCall.Guess(invocation) is not { IsCode: false, Sql: var sql } || !IsWithoutStatement(sql))
            {
                return false;
            }

            expression = receiver;
        }

        return expression is IdentifierNameSyntax;
    }

    private static bool IsWithoutStatement(ExpressionSyntax sql) => sql is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(string.Empty) }
        || (SyntaxTexts.IsText(sql) && SqlSplitter.FirstStatement(SyntaxTexts.Read(sql), SqlLanguage.Sqlite) is null);
}
