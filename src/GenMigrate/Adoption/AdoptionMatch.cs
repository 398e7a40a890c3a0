namespace GenMigrate;

/// <summary>What tells which migration a row of another tool's table is about.</summary>
public enum AdoptionMatch
{
    /// <summary><see cref="AdoptionOptions.Map"/> names its version.</summary>
    Map,

    /// <summary>It is called what <see cref="MigrationAttribute.FormerName"/> says.</summary>
    FormerName,

    /// <summary>It has the migration's name.</summary>
    Name,

    /// <summary>It has the migration's version, and no name that says otherwise.</summary>
    Version,

    /// <summary>It stands for all migrations up to a higher version.</summary>
    UpToVersion,
}
