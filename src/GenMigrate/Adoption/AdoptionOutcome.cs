namespace GenMigrate;

/// <summary>What an adoption makes of a row of another tool's table.</summary>
public enum AdoptionOutcome
{
    /// <summary>Its version is declared as applied.</summary>
    Adopted,

    /// <summary>The history has its version already, and stays as it is.</summary>
    AlreadyThere,

    /// <summary>The row itself says that it failed or was rolled back.</summary>
    NotApplied,

    /// <summary>The registry has neither its name nor its version.</summary>
    Unknown,

    /// <summary>The row does not say clearly whether it was applied: nothing is adopted.</summary>
    NotUnderstood,

    /// <summary>It is not clear which migration it is about, or the history has that one half-way: nothing is adopted.</summary>
    Ambiguous,

    /// <summary>It is not about a migration, another row replaces it, or the map leaves it out.</summary>
    Skipped,
}
