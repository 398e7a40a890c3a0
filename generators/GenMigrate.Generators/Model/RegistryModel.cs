namespace GenMigrate.Generators;

/// <summary>A registry of the project.</summary>
/// <param name="Name">Null for the default one.</param>
/// <param name="Property">The property of <c>GeneratedMigrations</c> that holds it.</param>
/// <param name="Migrations">In order.</param>
/// <param name="Seeds">In order.</param>
internal sealed record RegistryModel(string? Name, string Property, EquatableArray<MigrationModel> Migrations, EquatableArray<MigrationModel> Seeds);
