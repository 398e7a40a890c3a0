namespace GenMigrate;

/// <summary>What is known of one version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name in the program; in the history where the program does not know it.</param>
/// <param name="State">What it is.</param>
/// <param name="AppliedAt">When it was applied, in UTC.</param>
/// <param name="Duration">How long the last attempt took.</param>
/// <param name="Error">What went wrong in the last attempt.</param>
public sealed record MigrationStatusEntry(long Version, string Name, MigrationState State, DateTimeOffset? AppliedAt, TimeSpan? Duration, string? Error)
{
    /// <summary>What the migration is for.</summary>
    public string? Description { get; init; }

    /// <summary>The environments that a seed is for; null: every one.</summary>
    public IReadOnlyList<string>? Environments { get; init; }

    /// <summary>What else is known, as sentences: who is at work on it, or that it was interrupted and what comes next; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Who applied it: machine, process and program.</summary>
    public string? AppliedBy { get; init; }
}
