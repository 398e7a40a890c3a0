namespace GenMigrate;

/// <summary>Which way a migration goes.</summary>
public enum MigrationDirection
{
    /// <summary>It is applied.</summary>
    Up,

    /// <summary>It is rolled back.</summary>
    Down,
}
