namespace GenMigrate;

/// <summary>What the options that every verb has say.</summary>
internal sealed record CommandSettings(string? Environment, string? Registry, string? Connection, bool Json, bool Verbose, bool Yes)
{
    /// <summary>Without any option.</summary>
    public static CommandSettings None { get; } = new(null, null, null, Json: false, Verbose: false, Yes: false);
}
