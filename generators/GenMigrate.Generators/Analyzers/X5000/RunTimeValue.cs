using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Whether a text is put together of nothing but what the class itself says, which its checksum covers.</summary>
/// <param name="model">Of the class's file.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class RunTimeValue(SemanticModel model, CancellationToken cancellationToken)
{
    private const string Collections = "System.Collections.Generic";

    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a part of the expression is known at run time only.</summary>
    public bool IsIn(SyntaxNode expression) => expression.DescendantNodesAndSelf()
        .Any(node => node is IdentifierNameSyntax or ThisExpressionSyntax or BaseObjectCreationExpressionSyntax && IsOne(node, expression));

    private bool IsOne(SyntaxNode node, SyntaxNode expression)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return model.GetSymbolInfo(node, cancellationToken).Symbol switch
        {
            INamespaceOrTypeSymbol => false,
            IFieldSymbol { HasConstantValue: true } or ILocalSymbol { HasConstantValue: true } => false,
            IFieldSymbol { ContainingType.IsTupleType: true } => false,
            IFieldSymbol { IsReadOnly: true } field => !IsPure(field.ContainingType) && IsAnySource(field),
            ILocalSymbol local => IsAnySource(local),
            IParameterSymbol parameter => !expression.Span.Contains(parameter.Locations[0].SourceSpan),
            IMethodSymbol or IPropertySymbol when IsPure(model.GetSymbolInfo(node, cancellationToken).Symbol!.ContainingType) => false,
            _ => !IsNameOf(node),
        };
    }

    private static bool IsNameOf(SyntaxNode node) => node is IdentifierNameSyntax { Identifier.ValueText: "nameof" };

    // Their members give the same for the same, and what they are called on and with is looked at by itself.
    private static bool IsPure(INamedTypeSymbol type) =>
        type.SpecialType is not (SpecialType.None or SpecialType.System_DateTime)
        || type.Is("System.Linq.Enumerable")
        || type.Is("System.Globalization.CultureInfo")
        || type.ContainingNamespace.ToDisplayString() == Collections;

    // A local may get its value from several places.
    private bool IsAnySource(ISymbol symbol)
    {
        if (!_visited.Add(symbol))
        {
            return false;
        }

        var sources = symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).SelectMany(declaration => Sources(declaration, symbol)).ToList();
        return sources.Count == 0 || sources.Exists(source => source.SyntaxTree != model.SyntaxTree || IsIn(source));
    }

    private static IEnumerable<SyntaxNode> Sources(SyntaxNode declaration, ISymbol symbol)
    {
        var loop = declaration.FirstAncestorOrSelf<CommonForEachStatementSyntax>();
        var scope = symbol is ILocalSymbol ? declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() : null;
        var assigned = scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name)
            .Select(assignment => (SyntaxNode)assignment.Right) ?? [];
        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => assigned.Prepend(value),
            CommonForEachStatementSyntax or SingleVariableDesignationSyntax when loop is not null => [loop.Expression],
            _ => [],
        };
    }
}
