using MongoDB.Driver;

namespace GenMigrate;

/// <summary>What a user gave to connect with. Errors never repeat it.</summary>
internal static class MongoConnectionString
{
    /// <exception cref="MigrationDatabaseException">There is none, it cannot be read, or no database is named.</exception>
    public static IMongoDatabase Read(string? text, string? databaseName)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new MigrationDatabaseException("There is no connection string for MongoDB. Set what the program takes it from, for example the environment variable MONGODB_URL=mongodb://localhost:27017/app.");
        }

        try
        {
            var url = HasUnencodedAt(text) ? throw new FormatException() : new MongoUrl(text.Trim());
            return (databaseName ?? url.DatabaseName) is { Length: > 0 } name
                ? new MongoClient(url).GetDatabase(name)
                : throw new MigrationDatabaseException("The connection string names no database. Append it, as in 'mongodb://host:27017/database', or pass databaseName.");
        }
        catch (Exception exception) when (exception is not (MigrationDatabaseException or OutOfMemoryException))
        {
            // Neither the text nor the driver's words, which quote it: it may hold a password.
            throw new MigrationDatabaseException("This is not a connection string that MongoDB's driver takes. A simple one is 'mongodb://host:27017/database'; in a user's name or password, characters such as @ : / % have to be percent-encoded.");
        }
    }

    // Behind the hosts, it is the end of a password with a slash in it, which the driver would take for the database's name.
    private static bool HasUnencodedAt(string text)
    {
        var hosts = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var slash = text.IndexOf('/', hosts);
        return slash >= 0 && text.IndexOf('@', slash) >= 0;
    }
}
