namespace GenMigrate;

/// <summary>What the options that every verb has say.</summary>
internal sealed record CommandSettings(string? Environment, string? Registry, string? Connection, bool Json, bool Verbose, bool Yes);
