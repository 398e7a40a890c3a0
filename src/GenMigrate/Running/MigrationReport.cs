namespace GenMigrate;

/// <summary>What a run did.</summary>
/// <param name="Results">In the order in which it was done; empty when there was nothing to do.</param>
public sealed record MigrationReport(IReadOnlyList<MigrationResult> Results)
{
    /// <summary>
    /// Whether the history said exactly what the program knows, all of it applied and unchanged, so that nothing was to do.
    /// False where that was not looked at, too: ask <see cref="MigrationRunner.IsUpToDateAsync"/>.
    /// </summary>
    public bool WasAtHead { get; init; }

    internal static MigrationReport Nothing { get; } = new([]);

    internal static MigrationReport AtHead { get; } = new([]) { WasAtHead = true };
}
