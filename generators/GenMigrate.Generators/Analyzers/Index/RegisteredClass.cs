namespace GenMigrate.Generators;

/// <summary>A class as the generated file registers it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Flags">Everything about it that is yes or no.</param>
/// <param name="Arguments">How many arguments its constructor is called with.</param>
internal sealed record RegisteredClass(long Version, MigrationFlags Flags, int Arguments);
