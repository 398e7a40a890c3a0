namespace GenMigrate;

/// <summary>The program's options, with what the command line and the environment say put over them.</summary>
internal static class RunnerOptions
{
    public static MigrationRunnerOptions For(CommandHost host, CommandSettings settings, Presenter presenter)
    {
        var options = (host.Options ?? new MigrationRunnerOptions()).Copy();
        options.Environment = settings.Environment ?? options.Environment;
        options.LoggerFactory = new PresenterLog(presenter, settings.Verbose, options.LoggerFactory);
        return options;
    }
}
