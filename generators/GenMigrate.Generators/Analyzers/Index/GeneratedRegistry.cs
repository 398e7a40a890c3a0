using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>The classes that the generated file registers, read from its text: analyzers see it, and what other generators made.</summary>
internal sealed class GeneratedRegistry
{
    /// <summary>Where the file lies, in whatever folder the build writes generated files to.</summary>
    public const string FilePath = "GenMigrate.Generators/GenMigrate.Generators.MigrationRegistryGenerator/" + ProgramEmitter.HintName;

    private readonly Dictionary<string, RegisteredClass> _classes = new(StringComparer.Ordinal);

    private GeneratedRegistry(SyntaxNode root)
    {
        foreach (var catalog in root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.BaseList is not null))
        {
            Take(catalog);
        }
    }

    /// <summary>The registry of a compilation; null where nothing was generated.</summary>
    public static GeneratedRegistry? Find(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault(IsGeneratedFile) is { } tree ? new GeneratedRegistry(tree.GetRoot()) : null;

    /// <summary>What is registered of a class; null: it is not.</summary>
    public RegisteredClass? Find(INamedTypeSymbol type) => _classes.TryGetValue(TypeText.Of(type), out var registered) ? registered : null;

    private static bool IsGeneratedFile(SyntaxTree tree) =>
        tree.FilePath.EndsWith(ProgramEmitter.HintName, StringComparison.Ordinal)
        && tree.FilePath.Replace('\\', '/').EndsWith(FilePath, StringComparison.Ordinal);

    private void Take(ClassDeclarationSyntax catalog)
    {
        var versions = Numbers(catalog, "Versions");
        var flags = Numbers(catalog, "FlagBytes");
        foreach (var arm in catalog.DescendantNodes().OfType<SwitchExpressionArmSyntax>())
        {
            if (arm is { Pattern: ConstantPatternSyntax pattern, Expression: ObjectCreationExpressionSyntax creation })
            {
                var index = (int)Number(pattern.Expression);
                var arguments = creation.ArgumentList?.Arguments.Count ?? 0;
                _classes[creation.Type.ToString()] = new RegisteredClass(versions[index], (MigrationFlags)flags[index], arguments);
            }
        }
    }

    private static List<long> Numbers(ClassDeclarationSyntax catalog, string property) =>
    [
        .. catalog.Members.OfType<PropertyDeclarationSyntax>()
            .Where(member => member.Identifier.ValueText == property)
            .SelectMany(member => member.DescendantNodes().OfType<InitializerExpressionSyntax>())
            .SelectMany(initializer => initializer.Expressions)
            .Select(Number),
    ];

    private static long Number(ExpressionSyntax expression) => long.Parse(expression.ToString(), CultureInfo.InvariantCulture);
}
