using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>A part of a class that derives from <c>Migration</c>, with what is needed to read its code.</summary>
/// <param name="Declaration">The part.</param>
/// <param name="Type">The class.</param>
/// <param name="Model">Of the part's file.</param>
internal sealed record MigrationCode(ClassDeclarationSyntax Declaration, INamedTypeSymbol Type, SemanticModel Model)
{
    /// <summary>Calls a rule for every part of every migration, marked or not: what others derive from counts as well.</summary>
    public static void Register(CompilationStartAnalysisContext context, Action<MigrationCode, RuleContext> check) => context.RegisterSyntaxNodeAction(
        node =>
        {
            if (node is { Node: ClassDeclarationSyntax declaration, ContainingSymbol: INamedTypeSymbol type } && MigrationEligibility.IsMigration(type))
            {
                check(new MigrationCode(declaration, type, node.SemanticModel), new RuleContext(node));
            }
        },
        SyntaxKind.ClassDeclaration);

    /// <summary>The nodes of a member of the class; types inside it speak for themselves.</summary>
    public static IEnumerable<SyntaxNode> Nodes(SyntaxNode member) => member.DescendantNodes(node => node is not BaseTypeDeclarationSyntax);

    /// <summary>The members that are code.</summary>
    public IEnumerable<MemberDeclarationSyntax> Members => Declaration.Members.Where(member => member is not BaseTypeDeclarationSyntax);
}
