namespace GenMigrate;

/// <summary>What a verb works with: the registry and the runner that the command line names, and the way to the reader.</summary>
internal sealed class CommandContext(CommandHost host, CommandSettings settings, Presenter presenter) : IAsyncDisposable
{
    private MigrationRegistry? _registry;
    private MigrationRunner? _runner;
    private readonly List<IMigrationDatabase> _databases = [];

    public RunRecorder Recorder { get; } = new(host.Console, presenter, host.Options?.Progress);

    public MigrationRegistry Registry => _registry ??= RegistryChoice.Of(host.Registries, settings.Registry);

    /// <summary>All that the program knows, or the one that the command line names: for verbs about the project's files.</summary>
    public IReadOnlyList<MigrationRegistry> Registries => settings.Registry is null ? host.Registries : [Registry];

    public string CurrentDirectory => host.Console.CurrentDirectory;

    public MigrationRunnerOptions Options { get; } = RunnerOptions.For(host, settings, presenter);

    public Presenter Presenter => presenter;

    /// <summary>Whether details are wanted.</summary>
    public bool IsVerbose => settings.Verbose;

    /// <summary>Made when first asked for, so that a verb without a database needs none.</summary>
    public MigrationRunner Runner => _runner ??= Connect();

    /// <summary>The registries that were not chosen and have migrations, by the names that choose them.</summary>
    public IReadOnlyList<string> Others => [.. host.Registries.Where(other => other != Registry && other.Count > 0).Select(RegistryChoice.NameOf)];

    /// <summary>Whether the database is one that people depend on; so is one of which nothing is said.</summary>
    public bool IsProduction => string.Equals(Options.Environment, "Production", StringComparison.OrdinalIgnoreCase);

    /// <summary>The one rule for what takes something away: asks on a terminal; without one, <c>--yes</c> has to be said.</summary>
    /// <param name="question">Made only where it is asked; null: there is nothing to ask.</param>
    /// <exception cref="UsageException">Nobody can answer, and <c>--yes</c> was not said.</exception>
    /// <exception cref="DeclinedException">The answer was not yes.</exception>
    public async Task ConfirmAsync(Func<Task<string?>> question)
    {
        if (settings.Yes || await question().ConfigureAwait(false) is not { } text)
        {
            return;
        }

        if (!host.Console.CanAsk)
        {
            throw new UsageException(
                $"{SafeText.Line(text)} Confirmation required, but the session is not interactive. Re-run with {CommonOptions.YesName}. Nothing was changed.");
        }

        host.Console.Error.Write($"{SafeText.Line(text)} Go on? [y/N] ");
        if (host.Console.ReadLine()?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
        {
            throw new DeclinedException();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Recorder.Dispose();
        foreach (var database in host.TakesConnection ? _databases : [])
        {
            await database.DisposeAsync().ConfigureAwait(false);
        }
    }

    private MigrationRunner Connect()
    {
        var database = Open();
        Options.Progress = Recorder;
        Options.WatchSteps &= presenter.DrawsSteps || settings.Verbose || host.Options?.Progress is not null;
        return new MigrationRunner(Registry, database, Options);
    }

    private IMigrationDatabase Open()
    {
        if (settings.Connection is not null || !host.TakesConnection)
        {
            return Open(settings.Connection);
        }

        // Which of a host's variables is meant, only the database says that the program makes of one.
        var said = CommandVariables.ConnectionOf(Registry, host);
        var database = Open(said);
        var own = CommandVariables.ConnectionOf(Registry, host, database.ProviderName);
        return own == said ? database : Open(own);
    }

    private IMigrationDatabase Open(string? connection)
    {
        try
        {
            var database = host.Connect(Registry, connection);
            _databases.Add(database);
            return database;
        }
        catch (Exception exception) when (connection is not null && exception is (ArgumentException or FormatException))
        {
            // A driver's words, which may quote a part of it.
            throw new MigrationDatabaseException($"The program cannot make a database from the connection string that it was given ({exception.GetType().Name}). Check {CommonOptions.ConnectionName}, or the environment variable that it comes from.");
        }
    }
}
