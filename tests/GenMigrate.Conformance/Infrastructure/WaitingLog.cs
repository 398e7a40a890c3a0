using Microsoft.Extensions.Logging;

namespace GenMigrate.Conformance;

/// <summary>Tells when a runner says that it waits for another one.</summary>
public sealed class WaitingLog : ILoggerFactory, ILogger
{
    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Waits => _waits.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Listens only.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).StartsWith("Waiting for the migration lock", StringComparison.Ordinal))
        {
            _waits.TrySetResult();
        }
    }

    public void Dispose()
    {
    }
}
