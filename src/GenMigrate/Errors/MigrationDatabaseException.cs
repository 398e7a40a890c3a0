namespace GenMigrate;

/// <summary>The database cannot be opened, read or written: missing, read-only, full, damaged, unreachable, or no permission.</summary>
public sealed class MigrationDatabaseException(string message, Exception? innerException = null) : MigrationException(message, innerException);
