namespace GenMigrate;

/// <summary>Where a run is.</summary>
public enum MigrationPhase
{
    /// <summary>Another runner is at work; it is waited for.</summary>
    Waiting,

    /// <summary>A migration starts.</summary>
    Starting,

    /// <summary>A step starts.</summary>
    StepStarting,

    /// <summary>A step says how far it is.</summary>
    StepRunning,

    /// <summary>A step is done. Inside the migration's transaction it is not committed yet; where there is none, it stays done.</summary>
    StepDone,

    /// <summary>The migration's transaction is about to be committed, with its history.</summary>
    Committing,

    /// <summary>The migration is done and committed.</summary>
    Done,

    /// <summary>The migration failed.</summary>
    Failed,
}
