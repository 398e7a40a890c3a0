namespace GenMigrate;

/// <summary>What a row of another tool's table says of its migration.</summary>
internal enum LegacyHistoryState
{
    /// <summary>It is applied.</summary>
    Applied,

    /// <summary>An attempt to apply it failed. Beside a later attempt that succeeded it does not count.</summary>
    Failed,

    /// <summary>It was applied and rolled back.</summary>
    RolledBack,

    /// <summary>The row does not say clearly whether it is applied.</summary>
    Unclear,

    /// <summary>The row is not about a migration, or a later row replaces it.</summary>
    Skipped,
}
