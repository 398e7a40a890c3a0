namespace GenMigrate;

/// <summary>Which migration a row is about, and why.</summary>
/// <param name="Entry">The row.</param>
/// <param name="Migration">The migration; null where there is none, or more than one.</param>
/// <param name="By">What tells.</param>
/// <param name="Reason">The same in words.</param>
internal sealed record LegacyHistoryMatch(LegacyHistoryEntry Entry, MigrationDescriptor? Migration, AdoptionMatch? By, string Reason)
{
    /// <summary>Whether it may be about more than one migration, or name and version contradict each other.</summary>
    public bool IsAmbiguous { get; init; }

    public static LegacyHistoryMatch Ambiguous(LegacyHistoryEntry entry, string reason) => new(entry, null, null, reason) { IsAmbiguous = true };

    public static LegacyHistoryMatch None(LegacyHistoryEntry entry, string reason) => new(entry, null, null, reason);
}
