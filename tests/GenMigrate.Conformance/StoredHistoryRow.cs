namespace GenMigrate.Conformance;

/// <summary>A row of the history with the words that are in the database.</summary>
public sealed record StoredHistoryRow
{
    public required string Registry { get; init; }

    public required string Kind { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Checksum { get; init; }

    public required string State { get; init; }

    public required string Direction { get; init; }

    public required int StepsDone { get; init; }

    public string? StepHashes { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public long? ExecutionTimeMs { get; init; }

    public string? ErrorMessage { get; init; }

    public DateTimeOffset? RolledBackAt { get; init; }

    public string? AppliedBy { get; init; }

    public required long Token { get; init; }

    /// <summary>What an interrupted run and an uninterrupted one must have in common: all but times, processes and tokens.</summary>
    public string Essence => $"{Registry}/{Kind}/{Version} {Name} {Checksum} {State} {Direction} {StepsDone} [{StepHashes?.Replace('\n', ',')}] {ErrorMessage}";
}
