using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>
/// Shows the runner's log to the reader: everything with <c>--verbose</c>; otherwise warnings, who is waited for, why
/// no seed runs, and,
/// where no progress is drawn, what steps say and how far those are that take long.
/// Whatever the program logs to gets its events as before.
/// </summary>
internal sealed class PresenterLog(Presenter presenter, bool isVerbose, ILoggerFactory? next) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(presenter, isVerbose, next?.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => next?.AddProvider(provider);

    public void Dispose()
    {
        // Nothing is held; the program's own factory stays the program's.
    }

    private sealed class Logger(Presenter presenter, bool isVerbose, ILogger? next) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => next?.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (isVerbose ? LogLevel.Debug : LogLevel.Information) || next?.IsEnabled(logLevel) == true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (isVerbose ? logLevel >= LogLevel.Debug : logLevel == LogLevel.Warning || IsForEverybody(eventId))
            {
                var level = isVerbose || logLevel == LogLevel.Warning ? Word(logLevel) + ": " : "";
                presenter.Log(level + SafeText.Line(formatter(state, exception)));
            }

            next?.Log(logLevel, eventId, state, exception, formatter);
        }

        private bool IsForEverybody(EventId eventId) => eventId.Name switch
        {
            nameof(MigrationLog.Waiting) or nameof(MigrationLog.NoSeeds) => true,
            nameof(MigrationLog.StillRunning) or nameof(MigrationLog.StepMessage) => !presenter.DrawsSteps,
            _ => false,
        };

        private static string Word(LogLevel level) => level switch
        {
            LogLevel.Debug => "debug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            _ => "error",
        };
    }
}
