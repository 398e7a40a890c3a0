using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>The runtime's types by name: what runs inside the compiler cannot reference them. Tests compare each name with its type.</summary>
internal static class KnownTypeNames
{
    public const string Migration = "GenMigrate.Migration";
    public const string MigrationAttribute = "GenMigrate.MigrationAttribute";
    public const string SeedAttribute = "GenMigrate.SeedAttribute";
    public const string IrreversibleAttribute = "GenMigrate.IrreversibleAttribute";
    public const string MigrationModuleAttribute = "GenMigrate.MigrationModuleAttribute";
    public const string MigrationCatalog = "GenMigrate.MigrationCatalog";
    public const string MigrationRegistry = "GenMigrate.MigrationRegistry";
    public const string MigrationServices = "GenMigrate.MigrationServices";
    public const string TransactionMode = "GenMigrate.TransactionMode";
    public const string ForeignKeyMode = "GenMigrate.ForeignKeyMode";
    public const string SqlMigration = "GenMigrate.SqlMigration";
    public const string MongoMigration = "GenMigrate.MongoMigration";
    public const string SqlFileMigration = "GenMigrate.SqlFileMigration";
    public const string SqlMigrationBuilder = "GenMigrate.SqlMigrationBuilder";
    public const string SqlMigrationContext = "GenMigrate.SqlMigrationContext";
    public const string SetsRequiredMembersAttribute = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
    public const string ObsoleteAttribute = "System.ObsoleteAttribute";
    public const string ServiceProvider = "System.IServiceProvider";

    /// <summary>Whether a type is the one of that full name.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName)
    {
        // The last part first: it rules out nearly everything without making a string.
        if (type is not INamedTypeSymbol { ContainingType: null, Arity: 0 } || !fullName.EndsWith(type.Name, StringComparison.Ordinal))
        {
            return false;
        }

        // Part by part from the end, without making a string.
        var end = fullName.Length - type.Name.Length - 1;
        if (end < 0 || fullName[end] != '.')
        {
            return false;
        }

        for (var part = type.ContainingNamespace; !part.IsGlobalNamespace; part = part.ContainingNamespace)
        {
            var start = end - part.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, part.Name, 0, part.Name.Length) != 0 || (start > 0 && fullName[start - 1] != '.'))
            {
                return false;
            }

            end = start - 1;
        }

        return end < 0;
    }
}
