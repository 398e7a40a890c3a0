using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenMigrate;

/// <summary>What a session has to know of its runner. It asks the options only when it is asked itself: most starts of a program need little of them.</summary>
public sealed record MigrationSettings
{
    private readonly MigrationRunnerOptions _options;
    private ProcessIdentity? _owner;
    private string? _ownerText;
    private ILogger? _logger;

    /// <summary>Makes the settings of a runner.</summary>
    /// <param name="registry">The registry's name; null for the default one.</param>
    /// <param name="options">The runner's own options, which nobody changes any more.</param>
    public MigrationSettings(string? registry, MigrationRunnerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Registry = registry ?? "";
        Schema = options.Schema;
    }

    /// <summary>The registry's name; empty for the default one.</summary>
    public string Registry { get; init; }

    /// <summary>Who runs. Default: this process.</summary>
    public ProcessIdentity Owner
    {
        get => _owner ??= ProcessIdentity.Current;
        init => (_owner, _ownerText) = (value, null);
    }

    /// <summary>The same for people, as history and journal keep it.</summary>
    internal string OwnerText => _ownerText ??= Owner.ToString();

    /// <summary>Table or collection of the migrations' history.</summary>
    public string HistoryName => _options.HistoryName;

    /// <summary>Table or collection of the seeds' history; may be the same.</summary>
    public string SeedHistoryName => _options.SeedHistoryName;

    /// <summary>Table or collection of the journal.</summary>
    public string JournalName => _options.JournalName;

    /// <summary>Table or collection of the lock.</summary>
    public string LockName => _options.LockName;

    /// <summary>The schema they lie in; null: the connection's own.</summary>
    public string? Schema { get; init; }

    /// <summary>The services that migrations may ask for.</summary>
    public IServiceProvider? Services => _options.Services;

    /// <summary>Where time comes from.</summary>
    public TimeProvider Clock => _options.Clock;

    /// <summary>How long to wait for the lock.</summary>
    public TimeSpan LockWait => _options.LockWait;

    /// <summary>After which time without a sign of life a lock may be taken over.</summary>
    public TimeSpan LeaseTime => _options.LeaseTime;

    /// <summary>Where events are written.</summary>
    public ILogger Logger => _logger ??= _options.LoggerFactory?.CreateLogger(MigrationTelemetry.SourceName) ?? NullLogger.Instance;

    /// <summary>Who is told how far a run is.</summary>
    public IProgress<MigrationProgress>? Progress => _options.Progress;

    /// <summary>
    /// Asks to stop between two steps of a migration without a transaction, by <see cref="OperationCanceledException"/>;
    /// between migrations the runner asks itself.
    /// </summary>
    public CancellationToken Stop => _options.Stop;

    /// <summary>The history's table or collection of a kind.</summary>
    public string HistoryOf(MigrationKind kind) => kind == MigrationKind.Seed ? SeedHistoryName : HistoryName;

    /// <summary>Reports, once per wait, that another runner is at work.</summary>
    public void ReportWaiting(string holder) => ReportWaiting("the migration lock", holder);

    /// <summary>Reports, once per wait, that somebody holds a lock.</summary>
    /// <param name="lock">What is waited for: <c>the migration lock</c>.</param>
    /// <param name="holder">Who holds it.</param>
    public void ReportWaiting(string @lock, string holder)
    {
        MigrationLog.Waiting(Logger, @lock, holder);
        Progress?.Report(new MigrationProgress { Phase = MigrationPhase.Waiting, Message = holder });
    }

    /// <summary>Reports that the lock of a runner that did not give it back was taken over.</summary>
    /// <param name="holder">Who had it.</param>
    /// <param name="reason">Why it could be taken over; null: its process has ended where that is known, else its lease has expired.</param>
    public void ReportTakeover(ProcessIdentity holder, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(holder);
        MigrationLog.TookOver(Logger, holder.ToString(), reason ?? (holder.IsKnownDead ? "its process has ended" : "its lease has expired"));
    }
}
