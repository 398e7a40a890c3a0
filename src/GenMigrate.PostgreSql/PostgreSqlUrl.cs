using System.Globalization;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// A database's URL as libpq defines it (postgresql.org/docs/current/libpq-connect.html, 34.1.1.2):
/// <c>postgresql://user:password@host1:port1,host2/database?key=value</c>, each part percent-encoded.
/// </summary>
internal static class PostgreSqlUrl
{
    private const string NotEncoded = "a special character is not percent-encoded (in a password, '/' is written %2F, '@' %40, '?' %3F).";
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    // libpq's names for what Npgsql calls otherwise; names that other drivers and tools put into the same variable and
    // that mean nothing to a migration are passed over.
    private static readonly Dictionary<string, string?> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "Username",
        ["password"] = "Password",
        ["host"] = "Host",
        ["hostaddr"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["channel_binding"] = "Channel Binding",
        ["application_name"] = "Application Name",
        ["fallback_application_name"] = null,
        ["connect_timeout"] = "Timeout",
        ["client_encoding"] = "Client Encoding",
        ["options"] = "Options",
        ["passfile"] = "Passfile",
        ["krbsrvname"] = "Kerberos Service Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["schema"] = "Search Path",
        ["keepalives"] = null,
        ["keepalives_count"] = null,
        ["keepalives_idle"] = "Tcp Keepalive Time",
        ["keepalives_interval"] = "Tcp Keepalive Interval",
        ["gssencmode"] = null,
        ["pgbouncer"] = null,
        ["connection_limit"] = null,
        ["pool_timeout"] = null,
    };

    public static bool IsUrl(string text) => Array.Exists(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    public static NpgsqlConnectionStringBuilder Parse(string url)
    {
        var rest = url.AsSpan(url.IndexOf("://", StringComparison.Ordinal) + 3).Trim();
        var builder = new NpgsqlConnectionStringBuilder();
        var query = Cut(ref rest, '?');
        var database = Cut(ref rest, '/');
        if (database.ContainsAny('@', '/') || (query.Contains('@') && !rest.Contains('@')))
        {
            // Part of a password, most likely, which must not end up as the name of a database in a message.
            throw new PostgreSqlUrlException(NotEncoded);
        }

        var at = rest.LastIndexOf('@');
        if (at >= 0)
        {
            ReadUser(builder, rest[..at]);
            rest = rest[(at + 1)..];
        }

        ReadHosts(builder, rest);
        if (!database.IsEmpty)
        {
            builder.Database = Decode(database);
        }

        foreach (var part in query.ToString().Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            ReadKey(builder, part);
        }

        return builder;
    }

    // What stands behind the first separator; the text is left with what stands before it.
    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> text, char separator)
    {
        var index = text.IndexOf(separator);
        var after = index < 0 ? default : text[(index + 1)..];
        text = index < 0 ? text : text[..index];
        return after;
    }

    private static void ReadUser(NpgsqlConnectionStringBuilder builder, ReadOnlySpan<char> text)
    {
        var password = Cut(ref text, ':');
        if (!text.IsEmpty)
        {
            builder.Username = Decode(text);
        }

        if (!password.IsEmpty)
        {
            builder.Password = Decode(password);
        }
    }

    private static void ReadHosts(NpgsqlConnectionStringBuilder builder, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var hosts = text.ToString().Split(',');
        if (hosts.Length > 1)
        {
            builder.Host = string.Join(',', hosts.Select(host => Uri.UnescapeDataString(host)));
            return;
        }

        // An address of IPv6 stands in brackets, because it has colons itself.
        var isBracketed = text[0] == '[';
        var end = isBracketed ? text.IndexOf(']') : text.IndexOf(':');
        if (isBracketed && end < 0)
        {
            throw new PostgreSqlUrlException("the host's '[' has no ']'.");
        }

        builder.Host = Decode(isBracketed ? text[1..end] : end < 0 ? text : text[..end]);
        var port = isBracketed ? text[(end + 1)..] : end < 0 ? default : text[end..];
        if (port.Length > 1)
        {
            builder.Port = Port(port[1..]);
        }
    }

    private static int Port(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
        ? port
        : throw new PostgreSqlUrlException("the port is not a number from 1 to 65535, or " + NotEncoded);

    private static void ReadKey(NpgsqlConnectionStringBuilder builder, string part)
    {
        var value = part.AsSpan();
        var after = Cut(ref value, '=');
        var name = Decode(value);
        if (!Keys.TryGetValue(name, out var key))
        {
            key = builder.ContainsKey(name) ? name : throw new PostgreSqlUrlException($"it has the parameter '{name}', which is not known.");
        }

        if (key is null)
        {
            return;
        }

        try
        {
            builder[key] = Value(key, Decode(after));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new PostgreSqlUrlException($"its parameter '{name}' has a value that is not known.");
        }
    }

    private static string Value(string key, string value) => key switch
    {
        "SSL Mode" => value.Replace("-", "", StringComparison.Ordinal),
        _ => value,
    };

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString());
}
