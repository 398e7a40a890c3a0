namespace GenMigrate;

/// <summary>How far a run is; given to <see cref="MigrationRunnerOptions.Progress"/> as it happens.</summary>
public sealed record MigrationProgress
{
    /// <summary>Where the run is.</summary>
    public required MigrationPhase Phase { get; init; }

    /// <summary>The version at work; 0 while waiting.</summary>
    public long Version { get; init; }

    /// <summary>The migration's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is a migration or a seed.</summary>
    public MigrationKind Kind { get; init; }

    /// <summary>Which way it goes.</summary>
    public MigrationDirection Direction { get; init; }

    /// <summary>The migration's place in the run, from 1.</summary>
    public int Number { get; init; }

    /// <summary>How many migrations the run has.</summary>
    public int Count { get; init; }

    /// <summary>The step's name.</summary>
    public string? Step { get; init; }

    /// <summary>The step's place in the migration, from 1; 0 where it is about no step.</summary>
    public int StepNumber { get; init; }

    /// <summary>How many steps the migration has.</summary>
    public int StepCount { get; init; }

    /// <summary>How much of the step is done, in units of its own; null where it did not say.</summary>
    public long? Done { get; init; }

    /// <summary>How much the step has to do, in the same units.</summary>
    public long? Total { get; init; }

    /// <summary>How many rows or documents the step has changed, told when it is done; null where that is not known.</summary>
    public long? Affected { get; init; }

    /// <summary>How long the migration took, the commit included; null until it is done.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the step says of itself, or who is waited for.</summary>
    public string? Message { get; init; }
}
