namespace GenMigrate;

/// <summary>One migration that was applied or rolled back.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="Duration">How long it took, the commit included.</param>
public sealed record MigrationResult(long Version, string Name, MigrationDirection Direction, TimeSpan Duration);
