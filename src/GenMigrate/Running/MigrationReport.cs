namespace GenMigrate;

/// <summary>What a run did.</summary>
/// <param name="Results">In the order in which it was done; empty when there was nothing to do.</param>
public sealed record MigrationReport(IReadOnlyList<MigrationResult> Results)
{
    internal static MigrationReport Nothing { get; } = new([]);
}
