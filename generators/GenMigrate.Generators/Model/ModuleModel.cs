namespace GenMigrate.Generators;

/// <summary>Migrations that a referenced assembly announces.</summary>
/// <param name="Name">The module's name and that of its registry.</param>
/// <param name="Assembly">Who announces it.</param>
/// <param name="Holder">The type that holds its registry, as generated code names it.</param>
/// <param name="Versions">Of its migrations, for finding duplicates.</param>
internal sealed record ModuleModel(string Name, string Assembly, string Holder, EquatableArray<long> Versions);
