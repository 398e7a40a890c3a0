namespace GenMigrate;

/// <summary>What the program and the database know together, at one moment.</summary>
/// <param name="Entries">In ascending order of version.</param>
/// <param name="PendingCount">How many versions of the program are not, or not completely, applied.</param>
public sealed record MigrationStatus(IReadOnlyList<MigrationStatusEntry> Entries, int PendingCount)
{
    /// <summary>
    /// What would stop a run to the registry's head, as far as the history tells without making the migrations
    /// (<see cref="MigrationRunner.ValidateAsync"/> makes them), in order of version.
    /// </summary>
    public IReadOnlyList<MigrationProblem> Problems { get; init; } = [];
}
