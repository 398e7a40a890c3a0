using Npgsql;

namespace GenMigrate;

/// <summary>What a user gave to connect with, as a connection string that migrations can run with. Errors never repeat it.</summary>
internal static class PostgreSqlConnectionString
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(10);

    /// <exception cref="MigrationDatabaseException">There is none, or it cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new MigrationDatabaseException("There is no connection string for PostgreSQL. Set what the program takes it from, for example the environment variable DATABASE_URL=postgresql://app@localhost/app.");
        }

        try
        {
            return ForMigrations(Read(text.Trim()));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The driver's words may hold a value, and so part of a password: they stay unsaid, here and as the cause.
            throw new MigrationDatabaseException("This is not a connection string that PostgreSQL's driver takes: " + Hint(exception) + " A simple one is 'Host=localhost;Database=app;Username=app', or 'postgresql://app@localhost/app'.");
        }
    }

    private static NpgsqlConnectionStringBuilder Read(string text)
    {
        var builder = PostgreSqlUrl.IsUrl(text) ? PostgreSqlUrl.Parse(text) : LibpqKeywords.Read(text) ?? new NpgsqlConnectionStringBuilder(text);
        if (string.IsNullOrEmpty(builder.Host))
        {
            throw new MigrationDatabaseException("The connection string names no host. Add 'Host=…', or use a URL such as 'postgresql://app@localhost/app'.");
        }

        PostgreSqlHosts.Normalize(builder);
        return builder;
    }

    // A session belongs to one run: no pool, whose reset would be statements of their own; no time limit for a
    // migration other than its own; and the death of the other side shows in seconds, not hours.
    private static NpgsqlConnectionStringBuilder ForMigrations(NpgsqlConnectionStringBuilder builder)
    {
        builder.Pooling = false;
        builder.Multiplexing = false;
        builder.Enlist = false;
        builder.MaxAutoPrepare = 0;
        builder.CommandTimeout = 0;
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false; // the driver puts the connection string into its traces
        builder.ApplicationName ??= "genmigrate";
        if (PostgreSqlHosts.HasSocket(builder))
        {
            // A Unix socket refuses TCP's options, and has no encryption; libpq ignores both there, too.
            (builder.TcpKeepAlive, builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (false, 0, 0);
            builder.SslMode = PostgreSqlHosts.IsSeveral(builder) ? builder.SslMode : SslMode.Disable;
        }
        else if (!builder.TcpKeepAlive && builder.TcpKeepAliveTime == 0)
        {
            builder.TcpKeepAliveTime = (int)SignOfLife.TotalSeconds;
            builder.TcpKeepAliveInterval = (int)SignOfLife.TotalSeconds / 2;
        }

        // Migrations write, whatever part of the application the connection string is for; the driver takes this only
        // for several hosts, and remembers for a while which of them was the primary.
        builder.TargetSessionAttributes = !PostgreSqlHosts.IsSeveral(builder) ? null : builder.TargetSessionAttributes == "read-write" ? "read-write" : "primary";
        builder.HostRecheckSeconds = 0;
        return builder;
    }

    private static string Hint(Exception exception) => exception switch
    {
        ConnectionStringException own => own.Message,
        KeyNotFoundException => "it has a key that the driver does not know.",

        // Only a key that the driver has: the rest of a password with a semicolon looks like a key, too.
        ArgumentException { ParamName: { Length: > 0 } name } when new NpgsqlConnectionStringBuilder().ContainsKey(name) => $"'{name}' has a value that it does not know.",
        ArgumentException { ParamName.Length: > 0 } => "it has a key that the driver does not know. A value with a semicolon needs quotes: Password='a;b'.",
        _ => "a key or a value is not as it should be.",
    };
}
