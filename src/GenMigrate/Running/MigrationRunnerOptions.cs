using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>How a runner works. Everything has a default that suits a single database.</summary>
public sealed class MigrationRunnerOptions
{
    /// <summary>Table (collection) of the history. Default: <c>genmigrate_history</c>.</summary>
    public string HistoryName { get; set; } = "genmigrate_history";

    /// <summary>Table (collection) of the journal. Default: <c>genmigrate_journal</c>.</summary>
    public string JournalName { get; set; } = "genmigrate_journal";

    /// <summary>Table (collection) of the lock. Default: <c>genmigrate_lock</c>.</summary>
    public string LockName { get; set; } = "genmigrate_lock";

    /// <summary>Table (collection) of the seeds' history. Default: the same as that of the migrations.</summary>
    public string SeedHistoryName { get; set; } = "genmigrate_history";

    /// <summary>The schema that these tables lie in; null: the connection's own. Databases without schemas refuse one.</summary>
    public string? Schema { get; set; }

    /// <summary>The environment the program runs in. Default: <c>Production</c>.</summary>
    public string Environment { get; set; } = "Production";

    /// <summary>Where the constructor arguments of migrations come from.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>Where log events go; null: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Where the meter of <see cref="MigrationTelemetry"/> comes from; null: it is one of the process's own, made when there
    /// is something to tell. With a factory even a run with nothing to do tells that nothing is pending.
    /// </summary>
    public IMeterFactory? MeterFactory
    {
        get;
        set
        {
            field = value;
            HasMeterFactory = value is not null;
        }
    }

    /// <summary>Where the time comes from. Default: the system's clock.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Who is told how far a run is. Called synchronously, on the thread that runs the migration.</summary>
    public IProgress<MigrationProgress>? Progress { get; set; }

    /// <summary>
    /// Whether <see cref="Progress"/> is told of a step when that is done, and not together with the others of its
    /// migration, and a trace that is recorded has an activity for it. PostgreSQL then executes the steps of a transaction
    /// one by one instead of in one round trip. Default: yes.
    /// </summary>
    public bool WatchSteps { get; set; } = true;

    /// <summary>
    /// How often the log hears how far a step is that takes long; <see cref="Timeout.InfiniteTimeSpan"/>: never.
    /// Default: 10 seconds.
    /// </summary>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for another runner. Default: 30 seconds.</summary>
    public TimeSpan LockWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After which time without a sign of life a runner counts as dead, where that cannot be known at once; at least
    /// one second. Default: 20 seconds, less than <see cref="LockWait"/>, so that who waits for a dead runner succeeds.
    /// </summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What to do when an applied migration's code has changed. Default: refuse.</summary>
    public ChangePolicy OnChanged { get; set; }

    /// <summary>Whether migrations may run below the highest applied version. Default: no.</summary>
    public bool AllowOutOfOrder { get; set; }

    /// <summary>
    /// Whether migrations run although the database has no history yet, but a table in which another tool kept its own.
    /// Default: no; such a table is to be adopted (<see cref="MigrationRunner.AdoptAsync(string, CancellationToken)"/>), or to
    /// be declared as something else's (<see cref="MigrationRunner.BaselineAsync"/> with 0).
    /// </summary>
    public bool IgnoreLegacyHistory { get; set; }

    /// <summary>Whether all migrations of a run share one transaction: all or none. Default: each has its own.</summary>
    public bool SingleTransaction { get; set; }

    /// <summary>
    /// Stops a run where that costs nothing: between two migrations, or between two steps of one without a transaction;
    /// also while it waits for another runner. The call then throws <see cref="OperationCanceledException"/>, and what is
    /// done stays done. To break the step at work off, cancel the call itself.
    /// </summary>
    public CancellationToken Stop { get; set; }

    /// <summary>Options of their own with the same values.</summary>
    public MigrationRunnerOptions Copy() => (MigrationRunnerOptions)MemberwiseClone();

    // Kept, as who compiles a look at the property, or at its field, loads the assembly of its type.
    internal bool HasMeterFactory { get; private set; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(HistoryName);
        ArgumentException.ThrowIfNullOrWhiteSpace(JournalName);
        ArgumentException.ThrowIfNullOrWhiteSpace(LockName);
        ArgumentException.ThrowIfNullOrWhiteSpace(SeedHistoryName);
        ArgumentException.ThrowIfNullOrWhiteSpace(Environment);
        ArgumentNullException.ThrowIfNull(Clock);
        if (LockWait < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(LockWait), LockWait, "LockWait is negative.");
        }

        if (ProgressInterval <= TimeSpan.Zero && ProgressInterval != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(ProgressInterval), ProgressInterval, "ProgressInterval is neither positive nor infinite.");
        }

        if (LeaseTime < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentOutOfRangeException(nameof(LeaseTime), LeaseTime, "LeaseTime is below one second.");
        }

        if (OnChanged is not (ChangePolicy.Refuse or ChangePolicy.Warn))
        {
            throw new ArgumentOutOfRangeException(nameof(OnChanged), OnChanged, "OnChanged is neither Refuse nor Warn.");
        }

        if (Schema is not null && string.IsNullOrWhiteSpace(Schema))
        {
            throw new ArgumentException("Schema is blank. Name a schema, or leave it null for the connection's own.", nameof(Schema));
        }

        RefuseSame(HistoryName, JournalName, nameof(JournalName), nameof(HistoryName));
        RefuseSame(HistoryName, LockName, nameof(LockName), nameof(HistoryName));
        RefuseSame(JournalName, LockName, nameof(LockName), nameof(JournalName));
        RefuseSame(SeedHistoryName, JournalName, nameof(SeedHistoryName), nameof(JournalName));
        RefuseSame(SeedHistoryName, LockName, nameof(SeedHistoryName), nameof(LockName));
    }

    private static void RefuseSame(string one, string other, string option, string otherOption)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{option} is the same as {otherOption} ('{one}'). Give each its own.", option);
        }
    }
}
