namespace GenMigrate;

/// <summary>
/// Marks a class as sample or reference data. Same base classes as a migration, tracked apart from migrations,
/// and never run unless asked for (<c>SeedAsync</c>).
/// </summary>
/// <param name="version">Positive; unique among the seeds of its registry.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SeedAttribute(long version) : Attribute
{
    /// <summary>The place of the seed in the order; positive and unique among the seeds of its registry.</summary>
    public long Version { get; } = version;

    /// <inheritdoc cref="MigrationAttribute.Name"/>
    public string? Name { get; set; }

    /// <inheritdoc cref="MigrationAttribute.FormerName"/>
    public string? FormerName { get; set; }

    /// <inheritdoc cref="MigrationAttribute.Description"/>
    public string? Description { get; set; }

    /// <inheritdoc cref="MigrationAttribute.Registry"/>
    public string? Registry { get; set; }

    /// <inheritdoc cref="MigrationAttribute.Transaction"/>
    public TransactionMode Transaction { get; set; }

    /// <inheritdoc cref="MigrationAttribute.ForeignKeys"/>
    public ForeignKeyMode ForeignKeys { get; set; }

    /// <inheritdoc cref="MigrationAttribute.OutOfOrder"/>
    public bool OutOfOrder { get; set; }

    /// <inheritdoc cref="MigrationAttribute.TimeoutSeconds"/>
    public int TimeoutSeconds { get; set; }

    /// <inheritdoc cref="MigrationAttribute.LockTimeoutSeconds"/>
    public int LockTimeoutSeconds { get; set; }

    /// <summary>The environments that the seed is for, separated by commas (<c>"Development,Staging"</c>); null: every one.</summary>
    public string? Environments { get; set; }

    /// <summary>Runs the seed again when its content has changed since it ran.</summary>
    public bool RunOnChange { get; set; }
}
