namespace GenMigrate.Generators;

/// <summary>What a migration is made of: a class or a file.</summary>
internal abstract record MigrationSource;
