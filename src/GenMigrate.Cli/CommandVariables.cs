namespace GenMigrate;

/// <summary>
/// The environment variables that a command line is completed from; what it says itself wins, and what is blank counts as
/// not set. Where the history lies is not among them: a variable that is forgotten would have everything applied again.
/// </summary>
internal static class CommandVariables
{
    /// <summary>The connection string, as with <c>--connection</c>; with <c>_NAME</c> behind it, that of a registry.</summary>
    public const string Connection = "GENMIGRATE_CONNECTION";

    /// <summary>The registry, as with <c>--registry</c>.</summary>
    public const string Registry = "GENMIGRATE_REGISTRY";

    private const string MongoDb = "MongoDB";

    /// <summary>The connection strings that hosts give to whatever runs there: of an SQL database, and of MongoDB.</summary>
    public static readonly string[] HostConnections = ["DATABASE_URL", "MONGODB_URL"];

    /// <summary>The environment, as with <c>--environment</c>: ours, then those of .NET, in its order.</summary>
    public static readonly string[] Environments = ["GENMIGRATE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    /// <summary>The settings with what the variables say where the command line said nothing.</summary>
    public static CommandSettings Complete(CommandSettings settings, Func<string, string?> variable) => new(
        settings.Environment ?? First(variable, Environments),
        settings.Registry ?? First(variable, Registry),
        settings.Connection,
        settings.Json,
        settings.Verbose,
        settings.Yes);

    /// <summary>The connection string of a registry; null: the program's own.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="host">The program.</param>
    /// <param name="provider">
    /// The provider of its database, where that is known; of two variables that a host has set it takes its own.
    /// </param>
    public static string? ConnectionOf(MigrationRegistry registry, CommandHost host, string? provider = null)
    {
        var variable = host.Console.Variable;
        var own = registry.Name is { } name ? First(variable, NameFor(name)) : null;
        if ((own ?? First(variable, Connection)) is { } said)
        {
            return said;
        }

        // A host's variable is that of the program's main database: another registry's migrations have no business there.
        return registry.Name is not null && host.Registries.Any(other => other != registry && other.Count + other.Seeds.Count > 0)
            ? null
            : First(variable, provider == MongoDb ? [.. HostConnections.AsEnumerable().Reverse()] : HostConnections);
    }

    /// <summary>All variables that a connection string may come from.</summary>
    public static IEnumerable<string> ConnectionsFor(IEnumerable<MigrationRegistry> registries) =>
        [Connection, .. HostConnections, .. registries.Select(registry => registry.Name).OfType<string>().Select(NameFor)];

    /// <summary>The variable of a registry's connection string.</summary>
    public static string NameFor(string registry) => $"{Connection}_{string.Concat(registry.ToUpperInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'))}";

    private static string? First(Func<string, string?> variable, params string[] names)
    {
        foreach (var name in names)
        {
            var value = variable(name);
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
