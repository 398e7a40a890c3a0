namespace GenMigrate;

/// <summary>
/// Marks a class as a migration. The class derives from a provider's base class (<c>SqlMigration</c>,
/// <c>MongoMigration</c>), is found by the compiler and needs no registration.
/// </summary>
/// <param name="version">Positive; unique within its registry. Migrations run in ascending order of it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MigrationAttribute(long version) : Attribute
{
    /// <summary>The place of the migration in the order; positive and unique within its registry.</summary>
    public long Version { get; } = version;

    /// <summary>The name people see; the class's name when not set.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// What the migration was called in the tool that was used before, where that cannot be guessed from its name: the
    /// script, class or revision in that tool's table. Read by <c>baseline --adopt</c> only.
    /// </summary>
    public string? FormerName { get; set; }

    /// <summary>What the migration is for, in a sentence; kept in the history.</summary>
    public string? Description { get; set; }

    /// <summary>The registry that the migration belongs to, for a program with several databases; none: the default one.</summary>
    public string? Registry { get; set; }

    /// <summary>Whether the migration runs in a transaction together with its history. Default: it does.</summary>
    public TransactionMode Transaction { get; set; }

    /// <summary>How foreign keys are treated while the migration runs (SQLite).</summary>
    public ForeignKeyMode ForeignKeys { get; set; }

    /// <summary>Allows this migration to run although a higher version has been applied already.</summary>
    public bool OutOfOrder { get; set; }

    /// <summary>How long a statement of this migration may run, in seconds; 0: without limit.</summary>
    public int TimeoutSeconds { get; set; }

    /// <summary>How long a statement may wait for a lock of the database, in seconds; 0: the provider's default.</summary>
    public int LockTimeoutSeconds { get; set; }
}
