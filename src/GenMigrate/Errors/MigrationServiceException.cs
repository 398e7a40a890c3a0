namespace GenMigrate;

/// <summary>A constructor argument of a migration cannot be had from the runner's services. Nothing was executed.</summary>
public sealed class MigrationServiceException(string message) : MigrationException(message);
