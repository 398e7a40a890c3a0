namespace GenMigrate;

/// <summary>The rows and journal entries that a migration leaves on its way. Pure; one place for every provider.</summary>
public static class HistoryTransitions
{
    /// <summary>The time of <paramref name="clock"/>, to the millisecond, as the history keeps it.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().ToMilliseconds();
    }

    /// <summary>A time in UTC, without what is less than a millisecond.</summary>
    internal static DateTimeOffset ToMilliseconds(this DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>An opted-out migration starts, or goes on after what an earlier attempt has done.</summary>
    public static HistoryRow Started(PlannedMigration planned, MigrationSettings settings, long token)
    {
        var resumes = planned.Row?.IsUnfinished == true;
        return Fresh(planned, settings, token) with
        {
            State = planned.Direction == MigrationDirection.Up ? HistoryState.Running : HistoryState.Reverting,
            StepsDone = resumes ? planned.Row!.StepsDone : 0,
            StepHashes = resumes ? planned.Row!.StepHashes : null,
            AppliedAt = planned.Direction == MigrationDirection.Up ? null : planned.Row?.AppliedAt,
        };
    }

    /// <summary>A migration is done.</summary>
    public static HistoryRow Finished(PlannedMigration planned, MigrationSettings settings, long token, DateTimeOffset at, TimeSpan duration)
    {
        var isUp = planned.Direction == MigrationDirection.Up;
        return Fresh(planned, settings, token) with
        {
            StepsDone = planned.Steps.Count,
            StepHashes = Hashes(planned),
            ExecutionTimeMs = (long)duration.TotalMilliseconds,
            State = isUp ? HistoryState.Applied : HistoryState.RolledBack,
            AppliedAt = isUp ? at : planned.Row?.AppliedAt,
            RolledBackAt = isUp ? null : at,
        };
    }

    /// <summary>
    /// A transactional migration failed and nothing of it remains: on its way up it is failed, on its way down it is
    /// what it was before, with the error beside it.
    /// </summary>
    public static HistoryRow FailedInTransaction(PlannedMigration planned, MigrationSettings settings, long token, TimeSpan duration, string error) =>
        (planned.Row is { IsInEffect: true } before
            ? before with { Token = token }
            : Fresh(planned, settings, token) with { State = HistoryState.Failed }) with
        {
            ExecutionTimeMs = (long)duration.TotalMilliseconds,
            ErrorMessage = error,
        };

    /// <summary>An opted-out migration failed; the steps done stay.</summary>
    public static HistoryRow FailedHalfWay(HistoryRow row, TimeSpan duration, string error)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { State = HistoryState.Failed, ExecutionTimeMs = (long)duration.TotalMilliseconds, ErrorMessage = error };
    }

    /// <summary>The journal's entry for a finished attempt.</summary>
    public static JournalEntry Entry(PlannedMigration planned, MigrationSettings settings, DateTimeOffset at, TimeSpan duration, string? error)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(settings);
        var action = (planned.Migration.Kind, planned.Direction) switch
        {
            (MigrationKind.Seed, _) => JournalAction.Seed,
            (_, MigrationDirection.Up) => JournalAction.Up,
            _ => JournalAction.Down,
        };
        return new JournalEntry(at, settings.Registry, planned.Migration.Kind, planned.Migration.Version, action, error is null, duration, error, settings.OwnerText);
    }

    private static HistoryRow Fresh(PlannedMigration planned, MigrationSettings settings, long token)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(settings);
        return new HistoryRow
        {
            Registry = settings.Registry,
            Kind = planned.Migration.Kind,
            Version = planned.Migration.Version,
            Name = planned.Migration.Name,
            Description = planned.Migration.Description,
            Checksum = planned.Migration.Checksum,
            State = HistoryState.Running,
            Direction = planned.Direction,
            AppliedBy = settings.OwnerText,
            Token = token,
        };
    }

    private static string? Hashes(PlannedMigration planned) =>
        planned.Steps.Count == 0 ? null : string.Join('\n', planned.Steps.Select(step => step.Hash));
}
