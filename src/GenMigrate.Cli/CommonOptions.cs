using System.CommandLine;

namespace GenMigrate;

/// <summary>The options that every verb has.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _environment = new("--environment") { Description = $"The environment that the program runs in; else {string.Join(", ", CommandVariables.Environments.Select(name => "$" + name))}, else the program's", HelpName = "NAME", Recursive = true };
    private readonly Option<string?> _registry = new("--registry") { Description = $"The registry, for a program with several databases; `default` is the one without a name; else ${CommandVariables.Registry}", HelpName = "NAME", Recursive = true };
    private readonly Option<bool> _json = Flag(JsonName, "Writes one JSON document; everything else goes to the error stream");
    private readonly Option<bool> _verbose = Flag("--verbose", "Writes every step, and every detail of an error, to the error stream");
    private readonly Option<bool> _yes = Flag(YesName, "Does not ask before something is rolled back, dropped or corrected; required where the session is not interactive");
    private readonly Option<string?>? _connection;

    public CommonOptions(Command root, bool takesConnection)
    {
        root.Options.Add(_environment);
        root.Options.Add(_registry);
        if (takesConnection)
        {
            _connection = new(ConnectionName) { Description = $"The database to connect to; else ${CommandVariables.Connection}_NAME for the registry NAME, ${CommandVariables.Connection}, {string.Join(" or ", CommandVariables.HostConnections.Select(name => "$" + name))}, else the program's", HelpName = "STRING", Recursive = true };
            root.Options.Add(_connection);
        }

        root.Options.Add(_json);
        root.Options.Add(_verbose);
        root.Options.Add(_yes);
    }

    public const string ConnectionName = "--connection";

    public const string JsonName = "--json";

    public const string YesName = "--yes";

    public CommandSettings Read(ParseResult arguments) => new(
        arguments.GetValue(_environment),
        arguments.GetValue(_registry),
        _connection is null ? null : arguments.GetValue(_connection),
        arguments.GetValue(_json),
        arguments.GetValue(_verbose),
        arguments.GetValue(_yes));

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero, Recursive = true };
}
