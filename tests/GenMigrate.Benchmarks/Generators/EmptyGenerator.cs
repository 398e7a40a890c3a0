using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Benchmarks;

/// <summary>The least that a generator can do that looks for an attribute in the usual way: it finds the classes, and makes nothing of them.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("GenMigrate.MigrationAttribute", (node, _) => node is ClassDeclarationSyntax, (_, _) => 0).Collect(),
        (_, _) => { });
}
