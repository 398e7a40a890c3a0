namespace GenMigrate;

/// <summary>What an adoption makes of a row of an older tool's table.</summary>
public enum AdoptionOutcome
{
    /// <summary>Its version is declared as applied.</summary>
    Adopted,

    /// <summary>The history has its version already, and stays as it is.</summary>
    AlreadyThere,

    /// <summary>The row itself says that it failed or was rolled back.</summary>
    NotApplied,

    /// <summary>The registry does not have its version.</summary>
    Unknown,

    /// <summary>It gives no version, or does not say clearly whether it was applied.</summary>
    NotUnderstood,

    /// <summary>Another row gives the same version, or the history has it half-way: nothing is adopted.</summary>
    Ambiguous,
}
