namespace GenMigrate;

/// <summary>
/// Which database migrations run on, and how: what stands in the lambda of <c>services.AddGenMigrate(registry, options =>
/// options.UseSqlite("Data Source=app.db"))</c>. The packages of the databases add the methods that name one.
/// </summary>
public sealed class GenMigrateOptions
{
    private Func<IMigrationDatabase>? _connect;

    /// <summary>How the runner works. What comes from a container, such as log and environment, is set already.</summary>
    public MigrationRunnerOptions Runner { get; } = new();

    /// <summary>Names the database; called by the packages of the databases.</summary>
    /// <param name="connect">Makes it, without opening anything. Whoever calls <see cref="CreateDatabase"/> disposes of it.</param>
    /// <returns>These options.</returns>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public GenMigrateOptions UseDatabase(Func<IMigrationDatabase> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        if (_connect is not null)
        {
            throw new InvalidOperationException("Two databases are named for one registration. Keep one Use… call; for a second database, register it under a key of its own: services.AddKeyedGenMigrate(\"orders\", …).");
        }

        _connect = connect;
        return this;
    }

    /// <summary>Makes the database.</summary>
    /// <exception cref="InvalidOperationException">None is named.</exception>
    public IMigrationDatabase CreateDatabase() => _connect?.Invoke()
        ?? throw new InvalidOperationException("No database is named. Call options.UseSqlite(…), options.UsePostgreSql(…) or options.UseMongoDb(…), each in the package of its database, in the lambda given to AddGenMigrate.");
}
