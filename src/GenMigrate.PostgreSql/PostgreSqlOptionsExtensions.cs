using Npgsql;

namespace GenMigrate;

/// <summary>Names a PostgreSQL database in <see cref="GenMigrateOptions"/>.</summary>
public static class PostgreSqlOptionsExtensions
{
    /// <summary>Migrations run on a PostgreSQL database.</summary>
    /// <param name="options">The options.</param>
    /// <param name="connectionStringOrUrl">As Npgsql takes it, or a URL as in <c>DATABASE_URL</c>.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">They name a database already.</exception>
    public static GenMigrateOptions UsePostgreSql(this GenMigrateOptions options, string connectionStringOrUrl)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(connectionStringOrUrl);
        return options.UseDatabase(() => new PostgreSqlMigrationDatabase(connectionStringOrUrl));
    }

    /// <summary>Migrations run on a PostgreSQL database that the program has a data source for.</summary>
    /// <param name="options">The options.</param>
    /// <param name="dataSource">The data source, which stays the caller's to dispose.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">They name a database already.</exception>
    public static GenMigrateOptions UsePostgreSql(this GenMigrateOptions options, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(dataSource);
        return options.UseDatabase(() => new PostgreSqlMigrationDatabase(dataSource));
    }
}
