using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>Every log event of GenMigrate, with its stable id. None of them takes a connection string or a value.</summary>
public static partial class MigrationLog
{
    /// <summary>A migration starts.</summary>
    [LoggerMessage(1, LogLevel.Information, "Migrating {Direction}: {Version} {Name}")]
    public static partial void Starting(ILogger logger, string direction, long version, string name);

    /// <summary>A migration that stopped half-way goes on.</summary>
    [LoggerMessage(2, LogLevel.Warning, "Resuming {Version} {Name} after step {StepsDone}")]
    public static partial void Resuming(ILogger logger, long version, string name, int stepsDone);

    /// <summary>A step starts.</summary>
    [LoggerMessage(3, LogLevel.Debug, "Version {Version}, step {StepNumber}: {Step}")]
    public static partial void StepStarting(ILogger logger, long version, int stepNumber, string step);

    /// <summary>A migration is done and committed.</summary>
    [LoggerMessage(4, LogLevel.Information, "Migrated {Direction}: {Version} {Name} in {DurationMs} ms")]
    public static partial void Done(ILogger logger, string direction, long version, string name, long durationMs);

    /// <summary>A migration failed.</summary>
    [LoggerMessage(5, LogLevel.Error, "Failed {Direction}: {Version} {Name}: {Reason}")]
    public static partial void Failed(ILogger logger, string direction, long version, string name, string reason);

    /// <summary>Something worth knowing that does not stop the run.</summary>
    [LoggerMessage(6, LogLevel.Warning, "{Warning}")]
    public static partial void Warning(ILogger logger, string warning);

    /// <summary>Another runner is at work.</summary>
    [LoggerMessage(7, LogLevel.Information, "Waiting for the migration lock, held by {Holder}")]
    public static partial void Waiting(ILogger logger, string holder);

    /// <summary>The lock of a dead runner was taken over.</summary>
    [LoggerMessage(8, LogLevel.Warning, "Took over the migration lock of {Holder}, which is dead")]
    public static partial void TookOver(ILogger logger, string holder);

    /// <summary>Something stood in the way of a migration; it is tried again.</summary>
    [LoggerMessage(10, LogLevel.Warning, "Trying again in {PauseMs} ms: {Reason}")]
    public static partial void Retrying(ILogger logger, string reason, long pauseMs);

    /// <summary>The history was corrected or completed by hand.</summary>
    [LoggerMessage(9, LogLevel.Information, "History of {Version} {Name}: {Change}")]
    public static partial void Recorded(ILogger logger, long version, string name, string change);
}
