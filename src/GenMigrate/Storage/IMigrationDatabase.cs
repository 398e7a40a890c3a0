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

    /// <summary>
    /// Connects, unless all that the program knows is applied and unchanged, and nothing else is in the history of the
    /// migrations: most starts find it so, and it should cost them one query and nothing that they do not need.
    /// </summary>
    /// <param name="catalog">What the program knows.</param>
    /// <param name="settings">The settings of the session.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Null: nothing is to do. A session may be given where that is so, too, and then has to find it out.</returns>
    /// <exception cref="MigrationDatabaseException">The database cannot be opened; the message says why and what to do.</exception>
    Task<IMigrationSession?> OpenUnlessAtHeadAsync(MigrationCatalog catalog, MigrationSettings settings, CancellationToken cancellationToken) => OpenAsync(settings, cancellationToken)!;
}
