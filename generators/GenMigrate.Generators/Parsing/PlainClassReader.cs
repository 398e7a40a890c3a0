using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Reads classes of the usual form. What it is not sure of it leaves to the compiler.</summary>
internal static class PlainClassReader
{
    private const string Down = "Down";

    /// <summary>The using directives around a class.</summary>
    public static UsingScope ScopeOf(ClassDeclarationSyntax declaration)
    {
        var scope = new UsingScope();
        foreach (var directive in declaration.Ancestors().SelectMany(UsingsOf))
        {
            scope.Add(directive);
        }

        return scope;
    }

    /// <summary>The last part of a name.</summary>
    public static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The class as its text has it; null where only the compiler can tell.</summary>
    public static PlainClass? Read(ClassDeclarationSyntax declaration, UsingScope scope)
    {
        if (!HasUsualForm(declaration) || BaseOf(declaration) is not (var names and not RuntimeNames.None) || NamespaceOf(declaration) is not { } @namespace)
        {
            return null;
        }

        var marks = new PlainMarks();
        if (!declaration.AttributeLists.All(marks.Take) || marks.ToValues() is not { } values)
        {
            return null;
        }

        names |= marks.Names;
        if ((names & RuntimeNameTable.Of(scope.Aliases)) != RuntimeNames.None || (marks.HasExpressions && scope.HasStatic))
        {
            return null;
        }

        scope.AddNamespace(@namespace);
        var fullName = @namespace.Length == 0 ? declaration.Identifier.ValueText : @namespace + "." + declaration.Identifier.ValueText;
        var facts = values.ToFacts(declaration.Identifier.ValueText);
        var model = new MigrationModel(
            facts,
            fullName,
            facts.ToFlags(declaration.Members.Any(IsDown)),
            ClassChecksum.Of(declaration),
            new ClassSource("global::" + fullName, default));
        return new PlainClass(model, names, scope.HasRuntime, marks.HasExpressions);
    }

    private static IEnumerable<UsingDirectiveSyntax> UsingsOf(SyntaxNode ancestor) => ancestor switch
    {
        CompilationUnitSyntax unit => unit.Usings,
        BaseNamespaceDeclarationSyntax @namespace => @namespace.Usings,
        _ => [],
    };

    private static bool HasUsualForm(ClassDeclarationSyntax declaration) =>
        IsUsual(declaration.Identifier)
        && declaration.TypeParameterList is null
        && declaration.ParameterList is null or { Parameters.Count: 0 }
        && declaration.Modifiers.All(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.SealedKeyword)
        && !declaration.Members.Any(member => member is ConstructorDeclarationSyntax || member.Modifiers.Any(SyntaxKind.RequiredKeyword));

    private static RuntimeNames BaseOf(ClassDeclarationSyntax declaration) =>
        declaration.BaseList?.Types.FirstOrDefault() is SimpleBaseTypeSyntax { Type: IdentifierNameSyntax { Identifier: var identifier } }
            ? RuntimeNameTable.Of(identifier.ValueText) & (RuntimeNames.SqlMigration | RuntimeNames.MongoMigration)
            : RuntimeNames.None;

    // With dots; empty: the global one; null: the class stands in another class, or a name needs escaping.
    private static string? NamespaceOf(ClassDeclarationSyntax declaration)
    {
        var parts = new List<string>();
        var node = declaration.Parent;
        for (; node is BaseNamespaceDeclarationSyntax @namespace; node = node.Parent)
        {
            var identifiers = @namespace.Name.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToList();
            if (!identifiers.All(IsUsual))
            {
                return null;
            }

            parts.InsertRange(0, identifiers.Select(identifier => identifier.ValueText));
        }

        return node is CompilationUnitSyntax ? string.Join(".", parts) : null;
    }

    private static bool IsUsual(SyntaxToken identifier) =>
        identifier.Text == identifier.ValueText
        && identifier.ValueText.Length > 0
        && SyntaxFacts.GetContextualKeywordKind(identifier.ValueText) == SyntaxKind.None;

    private static bool IsDown(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { Identifier.ValueText: Down, ParameterList.Parameters.Count: 1, ExplicitInterfaceSpecifier: null } method
        && method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        && !method.Modifiers.Any(SyntaxKind.AbstractKeyword);
}
