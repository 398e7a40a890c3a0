namespace GenMigrate;

/// <summary>Names an SQLite database in <see cref="GenMigrateOptions"/>.</summary>
public static class SqliteOptionsExtensions
{
    /// <summary>Migrations run on an SQLite database.</summary>
    /// <param name="options">The options.</param>
    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it: <c>Data Source=app.db</c>.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">They name a database already.</exception>
    public static GenMigrateOptions UseSqlite(this GenMigrateOptions options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(connectionString);
        return options.UseDatabase(() => new SqliteMigrationDatabase(connectionString));
    }
}
