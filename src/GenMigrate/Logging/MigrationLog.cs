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
/// <item><term>7 Waiting</term><description>Information: another runner, or another connection, holds a lock</description></item>
/// <item><term>8 TookOver</term><description>Warning: the lock of a runner that did not give it back was taken over</description></item>
/// <item><term>9 Recorded</term><description>Information: the history was corrected or completed by hand</description></item>
/// <item><term>10 Retrying</term><description>Warning: something stood in the way of a migration; it is tried again</description></item>
/// <item><term>11 StillRunning</term><description>Information: how far a step is that takes long (<see cref="MigrationRunnerOptions.ProgressInterval"/>)</description></item>
/// <item><term>12 StepMessage</term><description>Information: what a step's code says of itself</description></item>
/// <item><term>13 StepAffected</term><description>Debug: how many rows or documents a step has changed</description></item>
/// <item><term>14 DesignTime</term><description>Warning: a build or design tool runs the program, so nothing is migrated</description></item>
/// <item><term>15 NoSeeds</term><description>Information: no seed is for the environment</description></item>
/// <item><term>16 Blocked</term><description>Warning: a statement waits for a lock, and who holds it</description></item>
/// <item><term>20 StartupDone</term><description>Information, Debug where nothing was to do: the database is migrated, the host goes on starting</description></item>
/// <item><term>21 StartupFailed</term><description>Critical: migrating failed, the host does not start</description></item>
/// <item><term>22 StartupFailedContinuing</term><description>Error: migrating failed, the host starts all the same</description></item>
/// <item><term>23 HealthUnknown</term><description>Warning: a health check could not read the history</description></item>
/// <item><term>24 StartupStopped</term><description>Warning: the host was stopped while it migrated</description></item>
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

    /// <summary>Another runner, or another connection, holds a lock.</summary>
    [LoggerMessage(7, LogLevel.Information, "Waiting for {Lock}, held by {Holder}")]
    public static partial void Waiting(ILogger logger, string @lock, string holder);

    /// <summary>The lock of a runner that did not give it back was taken over.</summary>
    [LoggerMessage(8, LogLevel.Warning, "Took over the migration lock of {Holder}: {Reason}")]
    public static partial void TookOver(ILogger logger, string holder, string reason);

    /// <summary>The history was corrected or completed by hand.</summary>
    [LoggerMessage(9, LogLevel.Information, "History of {Version} {Name}: {Change}")]
    public static partial void Recorded(ILogger logger, long version, string name, string change);

    /// <summary>Something stood in the way of a migration; it is tried again.</summary>
    [LoggerMessage(10, LogLevel.Warning, "Trying again in {PauseMs} ms: {Reason}")]
    public static partial void Retrying(ILogger logger, string reason, long pauseMs);

    /// <summary>How far a step is that takes long.</summary>
    [LoggerMessage(11, LogLevel.Information, "Version {Version} {Name}, {Step}: {Progress}")]
    public static partial void StillRunning(ILogger logger, long version, string name, string step, string progress);

    /// <summary>What a step's code says of itself.</summary>
    [LoggerMessage(12, LogLevel.Information, "Version {Version}, {Step}: {Message}")]
    public static partial void StepMessage(ILogger logger, long version, string step, string message);

    /// <summary>How many rows or documents a step has changed.</summary>
    [LoggerMessage(13, LogLevel.Debug, "Version {Version}, step {StepNumber}: {Affected} changed")]
    public static partial void StepAffected(ILogger logger, long version, int stepNumber, long affected);

    /// <summary>A build or design tool runs the program, so nothing is migrated.</summary>
    [LoggerMessage(14, LogLevel.Warning, "Nothing was migrated, because {Tool} runs this program only to inspect it")]
    public static partial void DesignTime(ILogger logger, string tool);

    /// <summary>No seed is for the environment.</summary>
    [LoggerMessage(15, LogLevel.Information, "{Reason}")]
    public static partial void NoSeeds(ILogger logger, string reason);

    /// <summary>A statement waits for a lock in the database.</summary>
    [LoggerMessage(16, LogLevel.Warning, "Waiting for a lock that is held by {Blockers}")]
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

    /// <summary>The host was stopped while it migrated.</summary>
    [LoggerMessage(24, LogLevel.Warning, "The host was stopped while {Database} was being migrated. {Progress}")]
    public static partial void StartupStopped(ILogger logger, string database, string progress);
}
