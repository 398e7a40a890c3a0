using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenMigrate.Cli.Tests;

public sealed class OptionsTests : CommandTestBase
{
    [Theory]
    [InlineData("Test", "One", "Two", "Three", "Test")]
    [InlineData(null, "One", "Two", "Three", "One")]
    [InlineData(null, "", "Two", "Three", "Two")]
    [InlineData(null, null, " ", "Three", "Three")]
    [InlineData(null, null, null, null, "Staging")]
    public void The_environment_comes_from_the_command_line_then_from_variables_then_from_the_program(string? said, string? own, string? dotnet, string? aspNetCore, string expected)
    {
        var variables = new Dictionary<string, string?> { ["GENMIGRATE_ENVIRONMENT"] = own, ["DOTNET_ENVIRONMENT"] = dotnet, ["ASPNETCORE_ENVIRONMENT"] = aspNetCore };
        var console = new CommandConsole { Variable = variables.GetValueOrDefault };
        var host = new CommandHost([], (_, _) => throw new InvalidOperationException(), TakesConnection: false, new MigrationRunnerOptions { Environment = "Staging" }, console);

        var settings = CommandVariables.Complete(new CommandSettings(said, null, null, Json: false, Verbose: false, Yes: false), console.Variable);
        var options = RunnerOptions.For(host, settings, new PlainPresenter(console));

        Assert.Equal(expected, options.Environment);
        Assert.Equal("Staging", host.Options!.Environment);
    }

    [Fact]
    public void Every_option_is_copied()
    {
        var given = new MigrationRunnerOptions
        {
            HistoryName = "a",
            JournalName = "b",
            LockName = "c",
            SeedHistoryName = "d",
            Schema = "e",
            Environment = "f",
            Services = new NoServices(),
            LoggerFactory = NullLoggerFactory.Instance,
            MeterFactory = new NoMeters(),
            Clock = CommandTester.FixedClock,
            Progress = new Progress<MigrationProgress>(),
            LockWait = TimeSpan.FromSeconds(7),
            LeaseTime = TimeSpan.FromSeconds(8),
            OnChanged = ChangePolicy.Warn,
            AllowOutOfOrder = true,
            IgnoreLegacyHistory = true,
            SingleTransaction = true,
            WatchSteps = false,
            ProgressInterval = TimeSpan.FromSeconds(7),
            Stop = new CancellationToken(canceled: true),
        };
        var copy = given.Copy();
        var usual = new MigrationRunnerOptions();

        Assert.All(typeof(MigrationRunnerOptions).GetProperties(), property =>
        {
            Assert.NotEqual(property.GetValue(usual), property.GetValue(given));
            Assert.Equal(property.GetValue(given), property.GetValue(copy));
        });
    }

    [Fact]
    public async Task The_programs_own_progress_and_log_go_on()
    {
        var progress = new Collected();
        var log = new Collected();
        Tester.Options = new MigrationRunnerOptions { Clock = CommandTester.FixedClock, Progress = progress, LoggerFactory = log };

        await Tester.RunAsync("up 1");

        Assert.Equal(["Starting", "StepStarting", "StepDone", "Committing", "Done"], progress.Lines);
        Assert.Equal(["Migrating up: 1 CreateWorkers", "Version 1, step 1: create table workers", "Migrated up: 1 CreateWorkers in N ms"], log.Lines.Select(line => Scrubber.Scrub(line, "-")));
    }

    [Fact]
    public void Only_warnings_and_who_is_waited_for_are_shown_without_verbose()
    {
        using var error = new StringWriter();
        using var log = new PresenterLog(new PlainPresenter(new CommandConsole { Error = error }), isVerbose: false, next: null);
        var logger = log.CreateLogger("GenMigrate");

        MigrationLog.Starting(logger, "up", 1, "CreateWorkers");
        MigrationLog.Failed(logger, "up", 1, "CreateWorkers", "no such table");
        MigrationLog.Warning(logger, "The database is newer.");
        MigrationLog.Waiting(logger, "the migration lock", "somebody");

        Assert.Equal("warning: The database is newer.\nWaiting for the migration lock, held by somebody\n", error.ToString());
    }

    private sealed class NoMeters : System.Diagnostics.Metrics.IMeterFactory
    {
        public System.Diagnostics.Metrics.Meter Create(System.Diagnostics.Metrics.MeterOptions options) => throw new NotSupportedException("Makes none.");

        public void Dispose()
        {
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    private sealed class Collected : IProgress<MigrationProgress>, ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public void Report(MigrationProgress value) => Lines.Add(value.Phase.ToString());

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
