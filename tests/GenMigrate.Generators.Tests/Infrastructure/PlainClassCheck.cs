using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators.Tests;

/// <summary>Compares what is taken from the text of classes with what the compiler says of them.</summary>
internal static class PlainClassCheck
{
    /// <summary>The classes that are taken by their text, each of which must have the model that binding it gives.</summary>
    public static IReadOnlyList<ClassDeclarationSyntax> FindPlain(CSharpCompilation compilation)
    {
        var names = ProjectNames.Of(compilation, CancellationToken.None);
        var plain = compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(declaration => names.FindPlain(WrittenClass.Of(declaration)) is not null)
            .ToList();
        Assert.All(plain, declaration => Assert.Equal(Bind(compilation, declaration), WrittenClass.Of(declaration).Plain!.Model));
        return plain;
    }

    private static MigrationModel? Bind(CSharpCompilation compilation, ClassDeclarationSyntax declaration)
    {
        var type = (INamedTypeSymbol)compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)!;
        if (type.DeclaringSyntaxReferences.Length > 1)
        {
            // Two classes of one name without "partial": the compiler's error, and it takes them for one.
            Assert.NotEmpty(compilation.GetDeclarationDiagnostics());
            return WrittenClass.Of(declaration).Plain!.Model;
        }

        return MigrationAttributes.Find(type) is { } attribute ? MigrationParser.Parse(type, attribute, CancellationToken.None) : null;
    }
}
