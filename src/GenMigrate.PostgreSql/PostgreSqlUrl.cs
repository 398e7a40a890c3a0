using Npgsql;

namespace GenMigrate;

/// <summary>
/// A database's URL as libpq defines it (postgresql.org/docs/current/libpq-connect.html, 34.1.1.2):
/// <c>postgresql://user:password@host1:port1,host2/database?key=value</c>, each part percent-encoded. As with libpq, what
/// stands before the path's slash may hold a ? or a # that is not encoded.
/// </summary>
internal static class PostgreSqlUrl
{
    public const string NotEncoded = "a special character is not percent-encoded (in a password, '/' is written %2F, '@' %40, '?' %3F, '%' %25).";
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    public static bool IsUrl(string text) => Array.Exists(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="ConnectionStringException">It is not such a URL.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string url)
    {
        var parameters = new LibpqParameters();
        var rest = url.AsSpan(url.IndexOf("://", StringComparison.Ordinal) + 3).Trim();
        var slash = rest.IndexOf('/');
        var at = (slash < 0 ? rest : rest[..slash]).LastIndexOf('@');
        if (at >= 0)
        {
            ReadUser(parameters, rest[..at]);
            rest = rest[(at + 1)..];
        }

        var query = Cut(ref rest, '?');
        var database = Cut(ref rest, '/');
        if (database.ContainsAny('@', '/') || (at >= 0 && query.Contains('@')))
        {
            // Part of a password, most likely.
            throw new ConnectionStringException(NotEncoded);
        }

        ReadHosts(parameters, rest);
        if (!database.IsEmpty)
        {
            parameters.Add("dbname", Decode(database));
        }

        foreach (var part in query.ToString().Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            ReadParameter(parameters, part);
        }

        return parameters.Build();
    }

    // What stands behind the first separator; the text is left with what stands before it.
    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> text, char separator)
    {
        var index = text.IndexOf(separator);
        var after = index < 0 ? default : text[(index + 1)..];
        text = index < 0 ? text : text[..index];
        return after;
    }

    private static void ReadUser(LibpqParameters parameters, ReadOnlySpan<char> text)
    {
        var password = Cut(ref text, ':');
        if (!text.IsEmpty)
        {
            parameters.Add("user", Decode(text));
        }

        if (!password.IsEmpty)
        {
            parameters.Add("password", Decode(password));
        }
    }

    private static void ReadHosts(LibpqParameters parameters, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var hosts = new List<string>();
        var ports = new List<string>();
        foreach (var server in text.ToString().Split(','))
        {
            // An IPv6 address stands in brackets, because it has colons itself.
            var end = server.IndexOf(':', server.StartsWith('[') ? Math.Max(server.IndexOf(']', StringComparison.Ordinal), 0) : 0);
            hosts.Add(Decode(end < 0 ? server : server[..end]).Trim('[', ']'));
            ports.Add(end < 0 ? "" : server[(end + 1)..]);
        }

        parameters.Add("host", string.Join(',', hosts));
        parameters.Add("port", string.Join(',', ports));
    }

    private static void ReadParameter(LibpqParameters parameters, string part)
    {
        var name = part.AsSpan();
        if (!name.Contains('='))
        {
            throw new ConnectionStringException(NotEncoded);
        }

        var value = Cut(ref name, '=');
        parameters.Add(Decode(name), Decode(value));
    }

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString());
}
