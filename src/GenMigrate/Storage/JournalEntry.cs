namespace GenMigrate;

/// <summary>One finished attempt, as the append-only journal keeps it.</summary>
/// <param name="At">When it ended, in UTC.</param>
/// <param name="Registry">The registry's name; empty for the default one.</param>
/// <param name="Kind">Migration or seed.</param>
/// <param name="Version">The version; 0 where it is none in particular.</param>
/// <param name="Action">What was attempted.</param>
/// <param name="IsDone">Whether it succeeded.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="ErrorMessage">What went wrong; kept cleaned and shortened so that it can be stored.</param>
/// <param name="DoneBy">Machine, process and program.</param>
public sealed record JournalEntry(DateTimeOffset At, string Registry, MigrationKind Kind, long Version, JournalAction Action, bool IsDone, TimeSpan Duration, string? ErrorMessage, string DoneBy)
{
    /// <summary>The word stored for an attempt that succeeded.</summary>
    public const string Done = "done";

    /// <summary>What went wrong, cleaned and shortened so that it can be stored; null when nothing did.</summary>
    public string? ErrorMessage { get; init => field = StorableText.CleanError(value); } = StorableText.CleanError(ErrorMessage);

    /// <summary>
    /// How many rows or documents each step changed that this attempt finished, by the step's place; null where that is not
    /// known, or where an earlier attempt did the step. Empty where nothing is known of any step.
    /// </summary>
    public IReadOnlyList<long?> Affected { get; init => field = value.Any(count => count is not null) ? value : []; } = [];

    /// <summary>The word stored for the outcome.</summary>
    public string Outcome => IsDone ? Done : "failed";
}
