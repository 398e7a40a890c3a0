namespace GenMigrate;

/// <summary>One row of another tool's table, as that tool means it.</summary>
/// <param name="Row">What people call the row by; unique in most tables.</param>
internal sealed record LegacyHistoryEntry(string Row)
{
    /// <summary>The names of its migration there, the best one first; those without a letter are no names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether the name is a description, which need not be the name of anything.</summary>
    public bool IsNamedByDescription { get; init; }

    /// <summary>Its version there; null where it has none that is a whole number.</summary>
    public long? Version { get; init; }

    /// <summary>Whether it stands for all migrations up to its own.</summary>
    public bool MeansAllBefore { get; init; }

    /// <summary>Whether the migration is applied.</summary>
    public LegacyHistoryState State { get; init; }

    /// <summary>Why it is not <see cref="LegacyHistoryState.Applied"/>; else null.</summary>
    public string? Note { get; init; }

    /// <summary>When it was applied, in UTC.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>How long that took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Who applied it.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The other tool's checksum.</summary>
    public string? Checksum { get; init; }

    /// <summary>Everything that a person may call the row by, letter by letter.</summary>
    public IEnumerable<string> Labels => Version is { } version ? [Row, .. Names, LegacyValue.Text(version)!] : [Row, .. Names];

    /// <summary>The same row in another state.</summary>
    public LegacyHistoryEntry As(LegacyHistoryState state, string note) => this with { State = state, Note = note };
}
