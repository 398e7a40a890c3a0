namespace GenMigrate;

/// <summary>What the database says of one version. Immutable; every change is a new row that replaces it.</summary>
public sealed record HistoryRow
{
    private const string BegunPrefix = "begun ";

    /// <summary>The registry's name; empty for the default one.</summary>
    public string Registry { get; init; } = "";

    /// <summary>Migration or seed.</summary>
    public MigrationKind Kind { get; init; }

    /// <summary>The version.</summary>
    public required long Version { get; init; }

    /// <summary>The name it had when it ran.</summary>
    public required string Name { get; init => field = StorableText.Clean(value); }

    /// <summary>The description it had when it ran.</summary>
    public string? Description { get; init => field = StorableText.Clean(value); }

    /// <summary>The checksum it had when it ran; null in a row taken over from an older tool.</summary>
    public string? Checksum { get; init; }

    /// <summary>What it is.</summary>
    public required HistoryState State { get; init; }

    /// <summary>Which way it went last.</summary>
    public MigrationDirection Direction { get; init; }

    /// <summary>How many steps of <see cref="Direction"/> are done.</summary>
    public int StepsDone { get; init; }

    /// <summary>
    /// The hashes of the steps done, a line each; and, while a step runs that the database does not take in a
    /// transaction, one more line that says it has begun.
    /// </summary>
    public string? StepHashes { get; init; }

    /// <summary>When it was applied, in UTC; to the millisecond.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>How long the last attempt took, in milliseconds.</summary>
    public long? ExecutionTimeMs { get; init; }

    /// <summary>What went wrong in the last attempt, cleaned and shortened so that it can be stored; null when nothing did.</summary>
    public string? ErrorMessage { get; init => field = StorableText.CleanError(value); }

    /// <summary>When it was rolled back, in UTC.</summary>
    public DateTimeOffset? RolledBackAt { get; init; }

    /// <summary>Machine, process and program that wrote the row.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The fencing token of the lock under which it was written.</summary>
    public long Token { get; init; }

    /// <summary>Whether the version counts as applied.</summary>
    public bool IsApplied => State is HistoryState.Applied or HistoryState.Baseline;

    /// <summary>
    /// Whether it stopped half-way without a transaction, so that parts of it may be in the database. A failed Down
    /// leaves this state only where it had no transaction; with one, the version stays applied.
    /// </summary>
    public bool IsUnfinished => State is HistoryState.Running or HistoryState.Reverting
        || (State == HistoryState.Failed && (Direction == MigrationDirection.Down || !string.IsNullOrEmpty(StepHashes)));

    /// <summary>Whether a Down was started and not finished.</summary>
    public bool IsReverting => State == HistoryState.Reverting || (State == HistoryState.Failed && Direction == MigrationDirection.Down);

    /// <summary>Whether anything of the version is, or may be, in the database.</summary>
    public bool IsInEffect => IsApplied || IsUnfinished;

    /// <summary>The hashes of the steps done.</summary>
    public IReadOnlyList<string> DoneHashes => [.. Lines().Take(StepsDone)];

    /// <summary>The hash of the step that began without a transaction and whose end was not recorded; null where there is none.</summary>
    public string? BegunHash => Lines().Skip(StepsDone).FirstOrDefault() is { } line && line.StartsWith(BegunPrefix, StringComparison.Ordinal)
        ? line[BegunPrefix.Length..]
        : null;

    /// <summary>The row with one more step done.</summary>
    public HistoryRow WithStepDone(MigrationStep step) => this with { StepsDone = StepsDone + 1, StepHashes = string.Join('\n', [.. DoneHashes, step.Hash]) };

    /// <summary>The row with a step begun that the database does not take in a transaction.</summary>
    public HistoryRow WithStepBegun(MigrationStep step) => this with { StepHashes = string.Join('\n', [.. DoneHashes, BegunPrefix + step.Hash]) };

    /// <summary>The row without the step begun: it is certain that nothing of that step is in the database.</summary>
    public HistoryRow WithoutStepBegun() => this with { StepHashes = StepsDone == 0 ? null : string.Join('\n', DoneHashes) };

    private string[] Lines() => string.IsNullOrEmpty(StepHashes) ? [] : StepHashes.Split('\n');
}
