using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Walks the types of the project.</summary>
internal sealed class ClassCollector(ProjectSettings settings, CancellationToken cancellationToken) : SymbolVisitor
{
    public List<ClassEntry> Entries { get; } = [];

    /// <summary>What classes of the project derive from, by definition.</summary>
    public List<INamedTypeSymbol> BaseTypes { get; } = [];

    public override void VisitNamespace(INamespaceSymbol symbol)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var member in symbol.GetMembers())
        {
            member.Accept(this);
        }
    }

    public override void VisitNamedType(INamedTypeSymbol symbol)
    {
        if (symbol.TypeKind == TypeKind.Class)
        {
            Take(symbol);
        }

        foreach (var member in symbol.GetTypeMembers())
        {
            member.Accept(this);
        }
    }

    private void Take(INamedTypeSymbol type)
    {
        if (type.BaseType is { SpecialType: SpecialType.None } baseType)
        {
            BaseTypes.Add(baseType.OriginalDefinition);
        }

        if (MigrationAttributes.Read(type) is { } facts)
        {
            var attribute = MigrationAttributes.Find(type)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
            Entries.Add(new ClassEntry(type, facts, settings.RegistryOf(facts), attribute));
        }
    }
}
