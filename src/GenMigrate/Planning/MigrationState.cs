namespace GenMigrate;

/// <summary>What a version is to this program and this database together.</summary>
public enum MigrationState
{
    /// <summary>Known, and not applied.</summary>
    Pending,

    /// <summary>Applied.</summary>
    Applied,

    /// <summary>Was there before GenMigrate, and counts as applied.</summary>
    Baseline,

    /// <summary>Being applied, or stopped half-way; only without a transaction.</summary>
    Running,

    /// <summary>Being rolled back, or stopped half-way; only without a transaction.</summary>
    Reverting,

    /// <summary>Failed when it was last tried.</summary>
    Failed,

    /// <summary>Was applied once, and rolled back.</summary>
    RolledBack,

    /// <summary>Applied, and its code has changed since.</summary>
    Changed,

    /// <summary>Not applied, and below a version that is.</summary>
    OutOfOrder,

    /// <summary>Applied, below the program's highest version, and unknown to the program.</summary>
    Missing,

    /// <summary>Applied, above the program's highest version, and unknown to it: the database is newer.</summary>
    Newer,
}
