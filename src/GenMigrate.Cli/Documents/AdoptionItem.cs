namespace GenMigrate;

/// <summary>What became of one row of another tool's table.</summary>
/// <param name="Row">What the row is called by.</param>
/// <param name="Outcome">
/// <c>adopted</c>, <c>already_there</c> (the history has the version), <c>not_applied</c> (the row says so),
/// <c>unknown</c> (to the registry), <c>skipped</c> (not about a migration) or, where nothing is adopted,
/// <c>ambiguous</c> or <c>not_understood</c>.
/// </param>
/// <param name="Version">The version that it is about; null where there is none.</param>
/// <param name="Name">That version's name in the program; null where it is unknown to it.</param>
/// <param name="AppliedAt">When it was applied, in UTC; null where the row does not say.</param>
/// <param name="Note">Why it was not adopted, where the outcome alone does not say.</param>
internal sealed record AdoptionItem(string Row, string Outcome, long? Version, string? Name, DateTime? AppliedAt, string? Note)
{
    /// <summary>What tells that it is about this version: <c>map</c>, <c>former_name</c>, <c>name</c>, <c>version</c> or <c>up_to_version</c>; null where nothing does.</summary>
    public string? Match { get; init; }

    /// <summary>The same in words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How long it took; null where the row does not say.</summary>
    public long? DurationMs { get; init; }

    /// <summary>Who applied it; null where the row does not say.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The row's checksum; null where it has none.</summary>
    public string? Checksum { get; init; }

    public static AdoptionItem Of(AdoptionEntry entry) => new(entry.Row, Words.Of(entry.Outcome), entry.Version, entry.Name, entry.AppliedAt?.UtcDateTime, entry.Note)
    {
        Match = entry.Match is { } match ? Words.Of(match) : null,
        Reason = entry.Reason,
        DurationMs = Words.Milliseconds(entry.Duration),
        AppliedBy = entry.AppliedBy,
        Checksum = entry.Checksum,
    };
}
