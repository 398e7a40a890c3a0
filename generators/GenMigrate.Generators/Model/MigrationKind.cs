namespace GenMigrate.Generators;

/// <summary>The runtime's <c>MigrationKind</c>, which code inside the compiler cannot reference.</summary>
internal enum MigrationKind
{
    Migration,
    Seed,
}
