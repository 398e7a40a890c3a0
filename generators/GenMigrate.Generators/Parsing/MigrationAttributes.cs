using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>Reads what the attributes of a class say.</summary>
internal static class MigrationAttributes
{
    /// <summary>
    /// The attribute that makes a class a migration or a seed. Of a class with both, the migration: what every database
    /// must have is not left to whoever asks for sample data.
    /// </summary>
    public static AttributeData? Find(INamedTypeSymbol type) => Find(type, KnownTypeNames.MigrationAttribute) ?? Find(type, KnownTypeNames.SeedAttribute);

    /// <summary>What the attributes say; null where the class has none of them, or one that does not compile.</summary>
    public static MigrationFacts? Read(INamedTypeSymbol type) => Find(type) is { } attribute ? Read(type, attribute) : null;

    /// <summary>What the attributes say; null where the one that counts does not compile.</summary>
    public static MigrationFacts? Read(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not { Length: 1 } arguments || arguments[0].Value is not long version)
        {
            return null;
        }

        var kind = attribute.AttributeClass.Is(KnownTypeNames.SeedAttribute) ? MigrationKind.Seed : MigrationKind.Migration;
        var irreversible = kind == MigrationKind.Seed ? null : Find(type, KnownTypeNames.IrreversibleAttribute);
        if (IsBroken(attribute) || (irreversible is not null && IsBroken(irreversible)))
        {
            return null;
        }

        return new MarkValues(kind, version, Named(attribute)) { IsIrreversible = irreversible is not null, Reason = Reason(irreversible) }.ToFacts(type.Name);
    }

    private static AttributeData? Find(INamedTypeSymbol type, string fullName) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(fullName));

    // Half of what an author says is not what the author says: it may name a constant that another generator makes.
    private static bool IsBroken(AttributeData attribute) =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
        || attribute.NamedArguments.Any(argument => argument.Value.Kind == TypedConstantKind.Error);

    private static string? Reason(AttributeData? irreversible) =>
        irreversible?.ConstructorArguments is { Length: 1 } arguments ? arguments[0].Value as string : null;

    private static Dictionary<string, object> Named(AttributeData attribute)
    {
        var named = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var argument in attribute.NamedArguments)
        {
            // Of a property that is set twice, which does not compile, the first.
            if (argument.Value is { Kind: not TypedConstantKind.Array and not TypedConstantKind.Error, Value: { } value } && !named.ContainsKey(argument.Key))
            {
                named.Add(argument.Key, value);
            }
        }

        return named;
    }
}
