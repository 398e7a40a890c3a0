namespace GenMigrate;

/// <summary>What stands in the way of a plan.</summary>
public enum MigrationProblemKind
{
    /// <summary>Two migrations of the registry share a version.</summary>
    DuplicateVersion,

    /// <summary>An applied migration's code has changed.</summary>
    Changed,

    /// <summary>A version that is not applied lies below one that is.</summary>
    OutOfOrder,

    /// <summary>An applied version below the registry's highest is unknown to it.</summary>
    Missing,

    /// <summary>The database has versions above the registry's highest.</summary>
    Newer,

    /// <summary>A migration stopped half-way and cannot be resumed safely.</summary>
    Unfinished,

    /// <summary>A migration that would have to be rolled back has no Down.</summary>
    NoDown,

    /// <summary>A migration that would have to be rolled back is irreversible on purpose.</summary>
    Irreversible,

    /// <summary>The version asked for is not in the registry.</summary>
    UnknownVersion,

    /// <summary>A step cannot be executed as it stands: transaction control, a statement that its transaction cannot hold, another database's migration.</summary>
    InvalidStep,

    /// <summary>Something that is never done in the environment <c>Production</c>.</summary>
    Production,

    /// <summary>Another tool's table does not say clearly whether a version is applied.</summary>
    Ambiguous,

    /// <summary>The database has no history yet, but a table in which another tool kept its own.</summary>
    LegacyHistory,

    /// <summary>Seeds are asked for, and migrations are pending.</summary>
    Pending,

    /// <summary>Seeds are asked for in an environment that no seed names, and that is not a usual one.</summary>
    UnknownEnvironment,
}
