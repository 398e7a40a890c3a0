namespace GenMigrate.Conformance;

/// <summary>A row of the journal with the words that are in the database.</summary>
public sealed record StoredJournalEntry(DateTimeOffset At, string Registry, string Kind, long Version, string Action, string Outcome, long DurationMs, string? ErrorMessage, string DoneBy)
{
    /// <summary>Short, so that a journal is compared and read as a list of sentences.</summary>
    public string Essence => $"{Action} {Version} {Outcome}";
}
