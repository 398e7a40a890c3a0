using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>What using directives bring in, of a file or of a whole project.</summary>
internal sealed class UsingScope
{
    private const string Runtime = "GenMigrate";
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);

    /// <summary>Whether the runtime's namespace is imported.</summary>
    public bool HasRuntime { get; private set; }

    /// <summary>Whether members of a class are imported, which can stand before types in an expression.</summary>
    public bool HasStatic { get; private set; }

    public IReadOnlyCollection<string> Aliases => _aliases;

    public void Add(UsingDirectiveSyntax directive)
    {
        if (directive.Alias is { } alias)
        {
            _aliases.Add(alias.Name.Identifier.ValueText);
        }
        else if (!directive.StaticKeyword.IsKind(SyntaxKind.None))
        {
            HasStatic = true;
        }
        else if (directive.Name is IdentifierNameSyntax { Identifier.ValueText: Runtime }
            or AliasQualifiedNameSyntax { Alias.Identifier.ValueText: "global", Name: IdentifierNameSyntax { Identifier.ValueText: Runtime } })
        {
            HasRuntime = true;
        }
    }

    /// <summary>What is in a namespace of the runtime's sees it without an import.</summary>
    public void AddNamespace(string name) => HasRuntime |= name == Runtime || name.StartsWith(Runtime + ".", StringComparison.Ordinal);

    /// <summary>Whether an attribute may be written by an alias: with or without its ending.</summary>
    public bool HasAliasOf(string attribute) => _aliases.Count > 0 && (_aliases.Contains(attribute) || _aliases.Contains(attribute + "Attribute"));
}
