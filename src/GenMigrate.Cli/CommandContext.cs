namespace GenMigrate;

/// <summary>What a verb works with: the registry and the runner that the command line names, and the way to the reader.</summary>
internal sealed class CommandContext(CommandHost host, CommandSettings settings, Presenter presenter) : IAsyncDisposable
{
    private MigrationRegistry? _registry;
    private MigrationRunner? _runner;
    private IMigrationDatabase? _database;

    public RunRecorder Recorder { get; } = new(presenter, host.Options?.Progress);

    public MigrationRegistry Registry => _registry ??= RegistryChoice.Of(host.Registries, settings.Registry);

    /// <summary>All that the program knows, or the one that the command line names: for verbs about the project's files.</summary>
    public IReadOnlyList<MigrationRegistry> Registries => settings.Registry is null ? host.Registries : [Registry];

    public string CurrentDirectory => host.Console.CurrentDirectory;

    public MigrationRunnerOptions Options { get; } = RunnerOptions.For(host, settings, presenter);

    public Presenter Presenter => presenter;

    /// <summary>Made when first asked for, so that a verb without a database needs none.</summary>
    public MigrationRunner Runner => _runner ??= Connect();

    /// <summary>The registries that were not chosen and have migrations, by the names that choose them.</summary>
    public IReadOnlyList<string> Others => [.. host.Registries.Where(other => other != Registry && other.Count > 0).Select(RegistryChoice.NameOf)];

    /// <summary>Asks before something is taken back, where somebody can answer.</summary>
    /// <param name="question">Made only where it is asked.</param>
    /// <exception cref="DeclinedException">The answer was not yes.</exception>
    public async Task ConfirmAsync(Func<Task<string?>> question)
    {
        if (settings.Yes || !host.Console.CanAsk || await question().ConfigureAwait(false) is not { } text)
        {
            return;
        }

        host.Console.Error.Write($"{SafeText.Line(text)} Go on? [y/N] ");
        if (host.Console.ReadLine()?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
        {
            throw new DeclinedException();
        }
    }

    public ValueTask DisposeAsync() => host.TakesConnection && _database is not null ? _database.DisposeAsync() : ValueTask.CompletedTask;

    private MigrationRunner Connect()
    {
        _database = host.Connect(Registry, settings.Connection);
        Options.Progress = Recorder;
        Options.WatchSteps &= presenter.DrawsSteps || host.Options?.Progress is not null;
        return new MigrationRunner(Registry, _database, Options);
    }
}
