namespace GenMigrate;

/// <summary>What an adoption makes of one row of another tool's table.</summary>
/// <param name="Row">What the row is called by: its migration's name there, or its version or id.</param>
/// <param name="Outcome">What is made of it.</param>
/// <param name="Version">The version that it is about; where the registry has none like it, the one that the row gives, or null.</param>
/// <param name="Name">That version's name in the registry; null where it is unknown there.</param>
/// <param name="AppliedAt">When the row says that it was applied, in UTC; null where it does not.</param>
/// <param name="Note">Why it was not adopted, where the outcome alone does not say; else null.</param>
public sealed record AdoptionEntry(string Row, AdoptionOutcome Outcome, long? Version, string? Name, DateTimeOffset? AppliedAt, string? Note)
{
    /// <summary>What tells that it is about this version; null where nothing does.</summary>
    public AdoptionMatch? Match { get; init; }

    /// <summary>The same in words, with the names and versions compared.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How long the row says that it took; null where it does not.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Who the row says applied it; null where it does not.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>
    /// The row's checksum; null where it has none. It is kept in the history where it is one of GenMigrate's own: those of
    /// other tools are made by other rules, and cannot be compared with the code.
    /// </summary>
    public string? Checksum { get; init; }
}
