using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>Reads what the attributes of a class say.</summary>
internal static class MigrationAttributes
{
    // The values of the runtime's enums; tests compare them.
    public const int NoTransaction = 1;
    public const int CheckForeignKeysAtCommit = 1;

    /// <summary>
    /// The attribute that makes a class a migration or a seed. Of a class with both, the migration: what every database
    /// must have is not left to whoever asks for sample data.
    /// </summary>
    public static AttributeData? Find(INamedTypeSymbol type) => Find(type, KnownTypeNames.MigrationAttribute) ?? Find(type, KnownTypeNames.SeedAttribute);

    /// <summary>What the attributes say; null where the class has none of them, or one that does not compile.</summary>
    public static MigrationFacts? Read(INamedTypeSymbol type)
    {
        if (Find(type) is not { ConstructorArguments: { Length: 1 } arguments } attribute || arguments[0].Value is not long version)
        {
            return null;
        }

        var isSeed = attribute.AttributeClass.Is(KnownTypeNames.SeedAttribute);
        var irreversible = isSeed ? null : Find(type, KnownTypeNames.IrreversibleAttribute);
        return new MigrationFacts(isSeed ? MigrationKind.Seed : MigrationKind.Migration, version, Text(attribute, "Name") ?? type.Name, Text(attribute, "Registry"))
        {
            Description = Text(attribute, "Description"),
            Note = isSeed ? Text(attribute, "Environments") : Reason(irreversible),
            IsIrreversible = irreversible is not null,
            NoTransaction = Number(attribute, "Transaction") == NoTransaction,
            CheckForeignKeysAtCommit = Number(attribute, "ForeignKeys") == CheckForeignKeysAtCommit,
            OutOfOrder = Value(attribute, "OutOfOrder") is true,
            RunOnChange = Value(attribute, "RunOnChange") is true,
            TimeoutSeconds = Math.Max(0, Number(attribute, "TimeoutSeconds")),
            LockTimeoutSeconds = Math.Max(0, Number(attribute, "LockTimeoutSeconds")),
        };
    }

    private static AttributeData? Find(INamedTypeSymbol type, string fullName) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(fullName));

    private static string? Reason(AttributeData? irreversible) =>
        irreversible?.ConstructorArguments is { Length: 1 } arguments ? arguments[0].Value as string : null;

    private static string? Text(AttributeData attribute, string name) => Value(attribute, name) is string text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static int Number(AttributeData attribute, string name) => Value(attribute, name) as int? ?? 0;

    private static object? Value(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: not TypedConstantKind.Array and not TypedConstantKind.Error } value ? value.Value : null;
}
