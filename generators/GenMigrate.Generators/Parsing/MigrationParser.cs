using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>From a class to its model.</summary>
internal static class MigrationParser
{
    private const string Down = "Down";

    /// <summary>The model of a class with the attribute that counts; null where it is no migration that generated code can make.</summary>
    public static MigrationModel? Parse(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        if (MigrationAttributes.Read(type, attribute) is not { } facts || MigrationEligibility.Find(type) != MigrationObstacle.None)
        {
            return null;
        }

        var parameters = MigrationEligibility.FindConstructor(type)!.Parameters;
        return new MigrationModel(
            facts,
            type.ToDisplayString(),
            facts.ToFlags(HasDown(type)),
            ClassChecksum.Of(type, cancellationToken),
            new ClassSource(TypeText.Of(type), new EquatableArray<ParameterModel>(parameters.Select(ParameterParser.Parse))));
    }

    /// <summary>Whether a class, or a base class of the user's, says how to go back: GenMigrate's own Down overrides nothing.</summary>
    public static bool HasDown(INamedTypeSymbol type) => FindDown(type) is not null;

    /// <summary>The Down that runs when a migration is rolled back; null where that is the one of GenMigrate's base class.</summary>
    public static IMethodSymbol? FindDown(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            var down = level.GetMembers(Down).OfType<IMethodSymbol>().FirstOrDefault(method => method is { IsOverride: true, IsAbstract: false, Parameters.Length: 1 });
            if (down is not null)
            {
                return down;
            }
        }

        return null;
    }
}
