using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>What a session has to know of its runner.</summary>
public sealed record MigrationSettings
{
    /// <summary>The registry's name; empty for the default one.</summary>
    public required string Registry { get; init; }

    /// <summary>Who runs.</summary>
    public required ProcessIdentity Owner { get; init; }

    /// <summary>Table or collection of the migrations' history.</summary>
    public required string HistoryName { get; init; }

    /// <summary>Table or collection of the seeds' history; may be the same.</summary>
    public required string SeedHistoryName { get; init; }

    /// <summary>Table or collection of the journal.</summary>
    public required string JournalName { get; init; }

    /// <summary>Table or collection of the lock.</summary>
    public required string LockName { get; init; }

    /// <summary>The schema they lie in; null: the connection's own.</summary>
    public string? Schema { get; init; }

    /// <summary>The services that migrations may ask for.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Where time comes from.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>How long to wait for the lock.</summary>
    public required TimeSpan LockWait { get; init; }

    /// <summary>After which time without a sign of life a lock may be taken over.</summary>
    public required TimeSpan LeaseTime { get; init; }

    /// <summary>Where events are written.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Who is told how far a run is.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }

    /// <summary>
    /// Asks to stop between two steps of a migration without a transaction, by <see cref="OperationCanceledException"/>;
    /// between migrations the runner asks itself.
    /// </summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The history's table or collection of a kind.</summary>
    public string HistoryOf(MigrationKind kind) => kind == MigrationKind.Seed ? SeedHistoryName : HistoryName;

    /// <summary>Says, once per waiting, that another runner is at work.</summary>
    public void ReportWaiting(string holder)
    {
        MigrationLog.Waiting(Logger, holder);
        Progress?.Report(new MigrationProgress { Phase = MigrationPhase.Waiting, Message = holder });
    }
}
