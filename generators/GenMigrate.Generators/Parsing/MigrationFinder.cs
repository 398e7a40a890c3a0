using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>
/// Finds migrations among the classes that have attributes. After every edit the compiler has forgotten what it bound,
/// and asking it for the attributes of all migrations anew is what a generator's time goes into. A class of the usual
/// form is taken by its text instead, if nothing in the project can change what the text means; of all others the
/// compiler is asked.
/// </summary>
internal static class MigrationFinder
{
    public static bool MayBeMarked(SyntaxNode node) => node is ClassDeclarationSyntax { AttributeLists.Count: > 0 };

    /// <summary>The model of a class; null where it is no migration that generated code can make.</summary>
    public static MigrationModel? Find(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        var written = WrittenClass.Of(declaration);
        var names = ProjectNames.Of(context.SemanticModel.Compilation, cancellationToken);
        if (!written.IsMarked && !names.HasAliasOf(written.Attributes))
        {
            return null;
        }

        return names.FindPlain(written)?.Model ?? Bind(context, declaration, cancellationToken);
    }

    // Of a class in several parts, the part with the attribute that counts stands for all.
    private static MigrationModel? Bind(GeneratorSyntaxContext context, ClassDeclarationSyntax declaration, CancellationToken cancellationToken) =>
        context.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
        && MigrationAttributes.Find(type) is { ApplicationSyntaxReference: { } place } attribute
        && place.SyntaxTree == declaration.SyntaxTree
        && declaration.AttributeLists.Any(list => list.Span.Contains(place.Span))
            ? MigrationParser.Parse(type, attribute, cancellationToken)
            : null;
}
