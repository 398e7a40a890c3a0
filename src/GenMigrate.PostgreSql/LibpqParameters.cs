using Npgsql;

namespace GenMigrate;

/// <summary>
/// libpq's connection parameters (postgresql.org/docs/current/libpq-connect.html, 34.1.2), from a URL or from the
/// keyword form, as the driver's connection string.
/// </summary>
internal sealed class LibpqParameters
{
    // Null: means nothing to a migration, or to this driver; other drivers and tools put some of them into the same variable.
    private static readonly Dictionary<string, string?> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "Username",
        ["password"] = "Password",
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
        ["load_balance_hosts"] = null,
        ["schema"] = "Search Path",
        ["keepalives"] = null,
        ["keepalives_count"] = null,
        ["keepalives_idle"] = "Tcp Keepalive Time",
        ["keepalives_interval"] = "Tcp Keepalive Interval",
        ["tcp_user_timeout"] = null,
        ["gssencmode"] = null,
        ["pgbouncer"] = null,
        ["connection_limit"] = null,
        ["pool_timeout"] = null,
    };

    private readonly NpgsqlConnectionStringBuilder _builder = new();
    private string? _hosts;
    private string? _addresses;
    private string? _ports;

    /// <summary>Whether libpq, or a tool that is like it, knows a parameter of this name.</summary>
    public static bool Knows(string name) => Keys.ContainsKey(name) || name.ToUpperInvariant() is "HOST" or "HOSTADDR" or "PORT";

    /// <summary>Adds a parameter. What is added last counts.</summary>
    /// <exception cref="ConnectionStringException">The name or the value is not known.</exception>
    public void Add(string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "HOST":
                _hosts = value;
                break;
            case "HOSTADDR":
                _addresses = value;
                break;
            case "PORT":
                _ports = value;
                break;
            default:
                Set(name, value);
                break;
        }
    }

    /// <summary>The connection string.</summary>
    /// <exception cref="ConnectionStringException">The numbers of hosts and of ports do not match.</exception>
    public NpgsqlConnectionStringBuilder Build()
    {
        if ((_addresses ?? _hosts) is not { Length: > 0 } text)
        {
            return _builder;
        }

        var hosts = text.Split(',');
        var ports = (_ports ?? "").Split(',');
        if (ports.Length != 1 && ports.Length != hosts.Length)
        {
            throw new ConnectionStringException("it has another number of ports than of hosts.");
        }

        _builder.Host = string.Join(',', hosts.Select((host, index) => PostgreSqlHosts.Join(host, ports[ports.Length == 1 ? 0 : index])));
        return _builder;
    }

    private void Set(string name, string value)
    {
        // The name is not repeated: in a URL with a password that is not encoded, it is a part of that.
        if (!Keys.TryGetValue(name, out var key))
        {
            key = _builder.ContainsKey(name) ? name : throw new ConnectionStringException($"it has a parameter that is not known, or {PostgreSqlUrl.NotEncoded}");
        }

        if (key is null)
        {
            return;
        }

        try
        {
            _builder[key] = key == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new ConnectionStringException($"its parameter '{key}' has a value that is not known.");
        }
    }
}
