namespace GenMigrate.Generators;

/// <summary>A migration or seed as generated code needs it.</summary>
/// <param name="Facts">What the author says of it.</param>
/// <param name="FullName">The class's full name or the file's path: the order among equal versions.</param>
/// <param name="Flags">Everything about it that is yes or no.</param>
/// <param name="Checksum">Of its content.</param>
/// <param name="Source">How it is made.</param>
internal sealed record MigrationModel(
    MigrationFacts Facts, string FullName, MigrationFlags Flags, MigrationChecksum Checksum, MigrationSource Source);
