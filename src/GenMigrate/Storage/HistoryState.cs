namespace GenMigrate;

/// <summary>What the history says of a version. Stored as the lower-case words of <see cref="HistoryStates"/>.</summary>
public enum HistoryState
{
    /// <summary>An opted-out migration has been started and not finished.</summary>
    Running,

    /// <summary>Applied.</summary>
    Applied,

    /// <summary>Failed. With a transaction nothing of it remains; without one its finished steps do.</summary>
    Failed,

    /// <summary>The Down of an opted-out migration has been started and not finished.</summary>
    Reverting,

    /// <summary>Rolled back.</summary>
    RolledBack,

    /// <summary>Declared as applied by a baseline.</summary>
    Baseline,
}
