namespace GenMigrate;

/// <summary>What a version belongs to: the two kinds are numbered, planned and tracked apart.</summary>
public enum MigrationKind
{
    /// <summary>A change of the schema or of data that every database gets.</summary>
    Migration,

    /// <summary>Sample or reference data, run only when asked for.</summary>
    Seed,
}
