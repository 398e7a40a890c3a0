namespace GenMigrate;

/// <summary>The program's options, with what the command line and the environment say put over them.</summary>
internal static class RunnerOptions
{
    public static MigrationRunnerOptions For(CommandHost host, CommandSettings settings, Presenter presenter)
    {
        var options = Copy(host.Options ?? new MigrationRunnerOptions());
        options.Environment = settings.Environment ?? options.Environment;
        options.LoggerFactory = new PresenterLog(presenter, settings.Verbose, options.LoggerFactory);
        return options;
    }

    public static MigrationRunnerOptions Copy(MigrationRunnerOptions options) => new()
    {
        HistoryName = options.HistoryName,
        JournalName = options.JournalName,
        LockName = options.LockName,
        SeedHistoryName = options.SeedHistoryName,
        Schema = options.Schema,
        Environment = options.Environment,
        Services = options.Services,
        LoggerFactory = options.LoggerFactory,
        Clock = options.Clock,
        Progress = options.Progress,
        WatchSteps = options.WatchSteps,
        LockWait = options.LockWait,
        LeaseTime = options.LeaseTime,
        OnChanged = options.OnChanged,
        AllowOutOfOrder = options.AllowOutOfOrder,
        SingleTransaction = options.SingleTransaction,
        Stop = options.Stop,
    };
}
