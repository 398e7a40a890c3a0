namespace GenMigrate;

/// <summary>A database that is migrated while the host starts, and what came of it.</summary>
internal sealed class StartupMigration(string? key, MigrateOnStartupOptions options)
{
    private volatile Exception? _failure;

    public string? Key { get; } = key;

    public MigrateOnStartupOptions Options { get; } = options;

    /// <summary>Why it failed; null while it has not.</summary>
    public Exception? Failure
    {
        get => _failure;
        set => _failure = value;
    }
}
