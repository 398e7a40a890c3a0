using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>
/// Every log event of GenMigrate, with its stable id, under the category <c>GenMigrate</c> (from 20 on:
/// <c>GenMigrate.Hosting</c>). None of them takes a connection string or a value.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>id, event</term><description>level, meaning</description></listheader>
/// <item><term>1 Starting</term><description>Information: a migration starts</description></item>
/// <item><term>2 Resuming</term><description>Warning: a migration that stopped half-way goes on</description></item>
/// <item><term>3 StepStarting</term><description>Debug: a step starts</description></item>
/// <item><term>4 Done</term><description>Information: a migration is done and committed</description></item>
/// <item><term>5 Failed</term><description>Error: a migration failed</description></item>
/// <item><term>6 Warning</term><description>Warning: something worth knowing that does not stop the run</description></item>
/// <item><term>7 Waiting</term><description>Information: another runner is at work</description></item>
/// <item><term>8 TookOver</term><description>Warning: the lock of a dead runner was taken over</description></item>
/// <item><term>9 Recorded</term><description>Information: the history was corrected or completed by hand</description></item>
/// <item><term>10 Retrying</term><description>Warning: something stood in the way of a migration; it is tried again</description></item>
/// <item><term>13 Blocked</term><description>Warning: a statement waits for a lock, and who holds it</description></item>
/// <item><term>20 StartupDone</term><description>Information, Debug where nothing was to do: the database is migrated, the host goes on starting</description></item>
/// <item><term>21 StartupFailed</term><description>Critical: migrating failed, the host does not start</description></item>
/// <item><term>22 StartupFailedContinuing</term><description>Error: migrating failed, the host starts all the same</description></item>
/// <item><term>23 HealthUnknown</term><description>Warning: a health check could not read the history</description></item>
/// </list>
/// </remarks>
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

    /// <summary>The history was corrected or completed by hand.</summary>
    [LoggerMessage(9, LogLevel.Information, "History of {Version} {Name}: {Change}")]
    public static partial void Recorded(ILogger logger, long version, string name, string change);

    /// <summary>Something stood in the way of a migration; it is tried again.</summary>
    [LoggerMessage(10, LogLevel.Warning, "Trying again in {PauseMs} ms: {Reason}")]
    public static partial void Retrying(ILogger logger, string reason, long pauseMs);

    /// <summary>A statement waits for a lock in the database.</summary>
    [LoggerMessage(13, LogLevel.Warning, "Waiting for a lock that is held by {Blockers}")]
    public static partial void Blocked(ILogger logger, string blockers);

    /// <summary>The database is migrated; the host goes on starting.</summary>
    [LoggerMessage(EventId = 20, Message = "{Database} is migrated before the application starts: {Count} applied")]
    public static partial void StartupDone(ILogger logger, LogLevel level, string database, int count);

    /// <summary>Migrating failed; the host does not start.</summary>
    [LoggerMessage(21, LogLevel.Critical, "The application does not start, because {Database} could not be migrated: {Reason}")]
    public static partial void StartupFailed(ILogger logger, string database, string reason);

    /// <summary>Migrating failed; the host starts all the same.</summary>
    [LoggerMessage(22, LogLevel.Error, "The application starts although {Database} could not be migrated: {Reason}")]
    public static partial void StartupFailedContinuing(ILogger logger, string database, string reason);

    /// <summary>A health check could not read the history.</summary>
    [LoggerMessage(23, LogLevel.Warning, "The history cannot be read for the health check: {Reason}")]
    public static partial void HealthUnknown(ILogger logger, string reason);
}
