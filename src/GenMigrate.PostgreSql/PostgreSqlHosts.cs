using System.Globalization;
using Npgsql;

namespace GenMigrate;

/// <summary>The servers that a connection string names: <c>host</c>, <c>host:port</c>, or several with commas between.</summary>
internal static class PostgreSqlHosts
{
    private const string Mixed = "libpq's form (host=db dbname=app) has blanks between its parts, and quotes ('…') around a value with blanks; the driver's (Host=db;Database=app) has semicolons.";

    /// <summary>A host with its port, as the driver splits them again; without a port, the host.</summary>
    public static string Join(string host, string port)
    {
        var isIPv6 = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') && !IsSocket(host);
        return (isIPv6 ? $"[{host}]" : host) + (port.Length == 0 ? "" : ":" + port);
    }

    /// <summary>Makes sure that hosts and ports are such, and gives each of several hosts its port.</summary>
    /// <exception cref="ConnectionStringException">They are not, or a name holds what may be a password.</exception>
    public static void Normalize(NpgsqlConnectionStringBuilder builder)
    {
        var servers = builder.Host!.Split(',', StringSplitOptions.TrimEntries).Select(text => Split(text, builder.Port)).ToList();
        if (servers is [var (host, port)])
        {
            (builder.Host, builder.Port) = (host, port);
        }
        else
        {
            builder.Host = string.Join(',', servers.Select(server => Join(server.Host, server.Port.ToString(CultureInfo.InvariantCulture))));
        }

        // The server's own errors repeat these two.
        if (HasAssignment(builder.Database) || HasAssignment(builder.Username))
        {
            throw new ConnectionStringException("the name of the database or of the user has a '=' in it, as if parts were missing their separator. " + Capitalized(Mixed));
        }
    }

    /// <summary>For people: the servers with their ports.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder builder) => IsSeveral(builder) ? builder.Host! : Join(builder.Host!, builder.Port.ToString(CultureInfo.InvariantCulture));

    public static bool IsSeveral(NpgsqlConnectionStringBuilder builder) => builder.Host!.Contains(',', StringComparison.Ordinal);

    /// <summary>Whether any of them is a Unix socket; an abstract one starts with an @.</summary>
    public static bool HasSocket(NpgsqlConnectionStringBuilder builder) => builder.Host!.Split(',').Any(IsSocket);

    private static bool IsSocket(string host) => host.StartsWith('@') || Path.IsPathRooted(host);

    private static (string Host, int Port) Split(string text, int usual)
    {
        // Without brackets around it, the last part of an IPv6 address is not a port.
        var colon = text.LastIndexOf(':');
        var hasPort = colon > 0 && colon > text.LastIndexOf(']') && (text.StartsWith('[') || text.IndexOf(':', StringComparison.Ordinal) == colon);
        var host = (hasPort ? text[..colon] : text).Trim().TrimStart('[').TrimEnd(']');
        if (host.Length == 0 || !host.All(IsSocket(host) ? IsOfPath : IsOfHost))
        {
            throw new ConnectionStringException("a host is missing, or has characters that no host has. " + Capitalized(Mixed));
        }

        var port = usual;
        if ((hasPort && !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)) || port is < 1 or > 65535)
        {
            throw new ConnectionStringException($"a port is not a number from 1 to 65535, or {PostgreSqlUrl.NotEncoded}");
        }

        return (host, port);
    }

    private static bool HasAssignment(string? name) => name?.Contains('=', StringComparison.Ordinal) == true;

    private static string Capitalized(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    // A zone of an IPv6 address stands behind a %.
    private static bool IsOfHost(char character) => char.IsLetterOrDigit(character) || character is '.' or '-' or '_' or ':' or '%';

    private static bool IsOfPath(char character) => character is not ('=' or ';' or '?');
}
