using System.Text.Json.Serialization;

namespace GenMigrate;

/// <summary>One version of a status.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for; null where its author did not say.</param>
/// <param name="State"><c>pending</c>, <c>applied</c>, <c>baseline</c>, <c>running</c>, <c>reverting</c>, <c>failed</c>, <c>rolled_back</c>, <c>changed</c>, <c>out_of_order</c>, <c>missing</c> or <c>newer</c>; of a seed also <c>skipped</c>: not for this environment.</param>
/// <param name="AppliedAt">When it was applied, in UTC; null where it was not.</param>
/// <param name="DurationMs">How long the last attempt took, in milliseconds.</param>
/// <param name="AppliedBy">Machine, process and program that applied it.</param>
/// <param name="Error">What went wrong in the last attempt.</param>
internal sealed record StatusItem(long Version, string Name, string? Description, string State, DateTime? AppliedAt, long? DurationMs, string? AppliedBy, string? Error)
{
    /// <summary>The environments that a seed is for; null: every one.</summary>
    public IReadOnlyList<string>? Environments { get; init; }

    /// <summary>What else is known of it: who is at work on it, or that it was interrupted and what comes next; for people.</summary>
    [JsonIgnore]
    public string? Note { get; init; }

    /// <summary>When it was applied and how long that took, for people: of what was rolled back, the duration is the Down's.</summary>
    [JsonIgnore]
    public (DateTime? At, long? DurationMs) Application => State == Words.Of(MigrationState.RolledBack) ? default : (AppliedAt, DurationMs);

    public static StatusItem Of(MigrationStatusEntry entry) => new(
        entry.Version,
        entry.Name,
        entry.Description,
        Words.Of(entry.State),
        entry.AppliedAt?.UtcDateTime,
        Words.Milliseconds(entry.Duration),
        entry.AppliedBy,
        entry.Error)
    {
        Note = entry.Note,
    };

    /// <summary>A seed, as it stands in an environment.</summary>
    public static StatusItem OfSeed(MigrationStatusEntry entry, string environment)
    {
        var isSkipped = entry.State == MigrationState.Pending && entry.Environments?.Contains(environment, StringComparer.OrdinalIgnoreCase) == false;
        var item = Of(entry) with { Environments = entry.Environments };
        return isSkipped ? item with { State = Words.Skipped } : item;
    }
}
