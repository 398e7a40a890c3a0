namespace GenMigrate;

/// <summary>The stored words of states, kinds and directions; one place for every provider.</summary>
public static class HistoryStates
{
    /// <summary>The word stored for <paramref name="state"/>.</summary>
    public static string ToStored(this HistoryState state) => state switch
    {
        HistoryState.Running => "running",
        HistoryState.Applied => "applied",
        HistoryState.Failed => "failed",
        HistoryState.Reverting => "reverting",
        HistoryState.RolledBack => "rolled_back",
        HistoryState.Baseline => "baseline",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The word stored for <paramref name="kind"/>.</summary>
    public static string ToStored(this MigrationKind kind) => kind == MigrationKind.Seed ? "seed" : "migration";

    /// <summary>The word stored for <paramref name="direction"/>.</summary>
    public static string ToStored(this MigrationDirection direction) => direction == MigrationDirection.Down ? "down" : "up";

    /// <summary>The word stored for <paramref name="action"/>.</summary>
    public static string ToStored(this JournalAction action) => action switch
    {
        JournalAction.Up => "up",
        JournalAction.Down => "down",
        JournalAction.Seed => "seed",
        JournalAction.Repair => "repair",
        JournalAction.Baseline => "baseline",
        JournalAction.Takeover => "takeover",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>The kind of a stored word; null where it is none of ours.</summary>
    public static MigrationKind? ParseKind(string? stored) => stored switch
    {
        "migration" => MigrationKind.Migration,
        "seed" => MigrationKind.Seed,
        _ => null,
    };

    /// <summary>The direction of a stored word; null where it is none of ours.</summary>
    public static MigrationDirection? ParseDirection(string? stored) => stored switch
    {
        "up" => MigrationDirection.Up,
        "down" => MigrationDirection.Down,
        _ => null,
    };

    /// <summary>The action of a stored word; null where it is none of ours: a newer version's.</summary>
    public static JournalAction? ParseAction(string? stored) => stored switch
    {
        "up" => JournalAction.Up,
        "down" => JournalAction.Down,
        "seed" => JournalAction.Seed,
        "repair" => JournalAction.Repair,
        "baseline" => JournalAction.Baseline,
        "takeover" => JournalAction.Takeover,
        _ => null,
    };

    /// <summary>The state of a stored word; null where it is none of ours: another tool's, or a newer version's.</summary>
    public static HistoryState? ParseState(string? stored) => stored switch
    {
        "applied" => HistoryState.Applied,
        "running" => HistoryState.Running,
        "failed" => HistoryState.Failed,
        "reverting" => HistoryState.Reverting,
        "rolled_back" => HistoryState.RolledBack,
        "baseline" => HistoryState.Baseline,
        _ => null,
    };
}
