namespace GenMigrate;

/// <summary>Says what is wrong with a connection string without repeating any part of it; never leaves the provider.</summary>
internal sealed class ConnectionStringException(string message) : FormatException(message);
