namespace GenMigrate;

/// <summary>The program's options, with what the command line and the environment say put over them.</summary>
internal static class RunnerOptions
{
    private static readonly string[] EnvironmentVariables = ["GENMIGRATE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    public static MigrationRunnerOptions For(CommandHost host, CommandSettings settings, Presenter presenter)
    {
        var options = (host.Options ?? new MigrationRunnerOptions()).Copy();
        options.Environment = settings.Environment
            ?? EnvironmentVariables.Select(host.Console.Variable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))
            ?? options.Environment;
        options.LoggerFactory = new PresenterLog(presenter, settings.Verbose, options.LoggerFactory);
        return options;
    }
}
