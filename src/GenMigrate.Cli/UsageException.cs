namespace GenMigrate;

/// <summary>The command line makes no sense; found after it was parsed.</summary>
internal sealed class UsageException(string message) : Exception(message);
