namespace GenMigrate;

/// <summary>Says what is wrong with a URL without repeating any part that may be secret; never leaves the provider.</summary>
internal sealed class PostgreSqlUrlException(string message) : FormatException(message);
