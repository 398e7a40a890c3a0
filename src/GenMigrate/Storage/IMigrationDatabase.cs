namespace GenMigrate;

/// <summary>A database that migrations run on: what a provider implements, and the only thing that knows a driver.</summary>
public interface IMigrationDatabase : IAsyncDisposable
{
    /// <summary>What people call it: <c>SQLite</c>, <c>PostgreSQL</c>, <c>MongoDB</c>.</summary>
    string ProviderName { get; }

    /// <summary>
    /// The database's name on its server, for traces and metrics; null where it is not known without asking. Nothing of
    /// who connects, and how.
    /// </summary>
    string? DatabaseName => null;

    /// <summary>The steps of a migration, made without touching the database.</summary>
    /// <exception cref="MigrationRefusedException">
    /// The migration is one of another database (<see cref="MigrationProblemKind.InvalidStep"/>); a plan lists it with its other problems.
    /// </exception>
    IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction);

    /// <summary>What is wrong with the steps of a planned migration, as sentences; found without touching the database.</summary>
    IEnumerable<string> Check(PlannedMigration planned);

    /// <summary>Connects. Creates nothing.</summary>
    /// <exception cref="MigrationDatabaseException">The database cannot be opened; the message says why and what to do.</exception>
    Task<IMigrationSession> OpenAsync(MigrationSettings settings, CancellationToken cancellationToken);
}
