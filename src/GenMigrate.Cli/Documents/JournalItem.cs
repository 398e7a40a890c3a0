using System.Text.Json.Serialization;

namespace GenMigrate;

/// <summary>One finished attempt.</summary>
/// <param name="At">When it ended, in UTC.</param>
/// <param name="Kind"><c>migration</c> or <c>seed</c>.</param>
/// <param name="Version">The version; null where it is none in particular.</param>
/// <param name="Name">Its name in this program; null where it is unknown to it.</param>
/// <param name="Action"><c>up</c>, <c>down</c>, <c>seed</c>, <c>repair</c>, <c>baseline</c> or <c>takeover</c>.</param>
/// <param name="Outcome"><c>done</c> or <c>failed</c>.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="Error">What went wrong; null where nothing did.</param>
/// <param name="DoneBy">Machine, process and program.</param>
/// <param name="Affected">How many rows or documents each step changed, null for one of which that is not known; null where no step says.</param>
internal sealed record JournalItem(
    DateTime At,
    string Kind,
    long? Version,
    string? Name,
    string Action,
    string Outcome,
    long? DurationMs,
    string? Error,
    string DoneBy,
    IReadOnlyList<long?>? Affected)
{
    /// <summary>How many rows or documents all steps changed, as far as that is known; null where no step says.</summary>
    [JsonIgnore]
    public long? Changed => Affected?.Sum();

    public static JournalItem Of(MigrationRegistry registry, JournalEntry entry) => new(
        entry.At.UtcDateTime,
        entry.Kind.ToStored(),
        entry.Version == 0 ? null : entry.Version,
        (entry.Kind == MigrationKind.Seed ? registry.Seeds : registry.Migrations).FirstOrDefault(migration => migration.Version == entry.Version)?.Name,
        entry.Action.ToStored(),
        entry.Outcome,
        Words.Milliseconds(entry.Duration),
        entry.ErrorMessage,
        entry.DoneBy,
        entry.Affected.Count == 0 ? null : entry.Affected);
}
