using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>A class of the project.</summary>
internal sealed class ClassEntry : MigrationEntry
{
    public ClassEntry(INamedTypeSymbol type, MigrationFacts facts, string? registry, AttributeSyntax? attribute)
        : base(facts, registry)
    {
        Type = type;
        Attribute = attribute;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The attribute that makes it a migration or seed.</summary>
    public AttributeSyntax? Attribute { get; }

    /// <summary>The expression that gives the version; null where the code is broken.</summary>
    public ExpressionSyntax? VersionArgument =>
        Attribute?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression;

    public override string DisplayName => Type.Name;

    public override Location VersionLocation => ((SyntaxNode?)VersionArgument ?? Attribute)?.GetLocation() ?? Location;

    /// <summary>The name in the part that carries the attribute.</summary>
    public override Location Location =>
        Attribute?.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation() ?? Type.Locations[0];

    /// <summary>Providers' classes are those right below GenMigrate's own.</summary>
    public override string? BaseName
    {
        get
        {
            var level = Type;
            while (level is not null && !level.BaseType.Is(KnownTypeNames.Migration))
            {
                level = level.BaseType;
            }

            return level?.Name;
        }
    }

    public override string SortKey => Type.ToDisplayString();

    /// <summary>Where an argument of the attribute is written; null where it is not.</summary>
    public Location? FindArgument(string name) =>
        Attribute?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation();

    public override MigrationChecksum Checksum(CancellationToken cancellationToken) => ClassChecksum.Of(Type, cancellationToken);
}
