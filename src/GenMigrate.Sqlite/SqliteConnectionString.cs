using Microsoft.Data.Sqlite;

namespace GenMigrate;

/// <summary>What a user gave to open a database with. Errors never repeat more of it than the file's name.</summary>
internal static class SqliteConnectionString
{
    /// <exception cref="MigrationDatabaseException">There is none, or it cannot be read.</exception>
    public static SqliteConnectionStringBuilder Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new MigrationDatabaseException("There is no connection string for SQLite. Set what the program takes it from, for example to 'Data Source=app.db'.");
        }

        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Neither the text nor the driver's words, which quote it, here and as the cause: it may hold a password.
            throw Wrong(text.Contains("://", StringComparison.Ordinal) ? "it is the URL of another database" : "a key or a value is not as it should be");
        }

        return IsUri(builder.DataSource) ? builder
            : builder.DataSource.Contains("://", StringComparison.Ordinal) ? throw Wrong("its file is the URL of another database")
            : HoldsKey(builder) ? throw Wrong("its parts have no semicolons between them")
            : builder;
    }

    /// <summary>Whether it is a URI of a file (sqlite.org/uri.html), whose parameters may hold a key.</summary>
    public static bool IsUri(string dataSource) => dataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file, for people.</summary>
    public static string FileOf(string dataSource) => IsUri(dataSource) ? dataSource.Split('?', 2)[0] : dataSource;

    private static MigrationDatabaseException Wrong(string why) =>
        new($"This is not a connection string that SQLite's driver takes: {why}. A simple one is 'Data Source=app.db'.");

    // Nobody who leaves a semicolon out means what stands behind it to be part of the file's name.
    private static bool HoldsKey(SqliteConnectionStringBuilder builder)
    {
        var parts = builder.DataSource.Split('=', StringSplitOptions.TrimEntries);
        return parts.SkipLast(1).Any(part => part.Contains(' ', StringComparison.Ordinal) && builder.ContainsKey(part[(part.LastIndexOf(' ') + 1)..]));
    }
}
