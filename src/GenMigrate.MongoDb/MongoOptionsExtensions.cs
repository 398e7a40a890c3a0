using MongoDB.Driver;

namespace GenMigrate;

/// <summary>Names a MongoDB database in <see cref="GenMigrateOptions"/>.</summary>
public static class MongoOptionsExtensions
{
    /// <summary>Migrations run on a MongoDB database.</summary>
    /// <param name="options">The options.</param>
    /// <param name="connectionString">As MongoDB.Driver takes it, and as it is in <c>MONGODB_URL</c>.</param>
    /// <param name="databaseName">The database; null: the one that the connection string names.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">They name a database already.</exception>
    public static GenMigrateOptions UseMongoDb(this GenMigrateOptions options, string connectionString, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(connectionString);
        return options.UseDatabase(() => new MongoMigrationDatabase(connectionString, databaseName));
    }

    /// <summary>Migrations run on a MongoDB database that the program has a client for.</summary>
    /// <param name="options">The options.</param>
    /// <param name="database">The database; its client stays the caller's.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">They name a database already.</exception>
    public static GenMigrateOptions UseMongoDb(this GenMigrateOptions options, IMongoDatabase database)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(database);
        return options.UseDatabase(() => new MongoMigrationDatabase(database));
    }
}
