using System.Globalization;

namespace GenMigrate;

/// <summary>The words that output uses; the same in text and in JSON, and the same as in the history.</summary>
internal static class Words
{
    /// <summary>The word for a seed that ran, where a migration has its direction.</summary>
    public const string Seed = "seed";

    /// <summary>The word for a seed that is not for this environment.</summary>
    public const string Skipped = "skipped";

    private const string None = "-";

    public static string Of(MigrationState state) => state switch
    {
        MigrationState.Pending => "pending",
        MigrationState.Applied => "applied",
        MigrationState.Baseline => "baseline",
        MigrationState.Running => "running",
        MigrationState.Reverting => "reverting",
        MigrationState.Failed => "failed",
        MigrationState.RolledBack => "rolled_back",
        MigrationState.Changed => "changed",
        MigrationState.OutOfOrder => "out_of_order",
        MigrationState.Missing => "missing",
        MigrationState.Newer => "newer",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of MigrationState."),
    };

    public static string Of(MigrationProblemKind kind) => kind switch
    {
        MigrationProblemKind.DuplicateVersion => "duplicate_version",
        MigrationProblemKind.Changed => "changed",
        MigrationProblemKind.OutOfOrder => "out_of_order",
        MigrationProblemKind.Missing => "missing",
        MigrationProblemKind.Newer => "newer",
        MigrationProblemKind.Unfinished => "unfinished",
        MigrationProblemKind.NoDown => "no_down",
        MigrationProblemKind.Irreversible => "irreversible",
        MigrationProblemKind.UnknownVersion => "unknown_version",
        MigrationProblemKind.InvalidStep => "invalid_step",
        MigrationProblemKind.Production => "production",
        MigrationProblemKind.Ambiguous => "ambiguous",
        MigrationProblemKind.LegacyHistory => "legacy_history",
        MigrationProblemKind.Pending => "pending",
        MigrationProblemKind.UnknownEnvironment => "unknown_environment",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of MigrationProblemKind."),
    };

    /// <summary>What was done of which kind: <c>up</c>, <c>down</c> or <c>seed</c>.</summary>
    public static string Of(MigrationKind kind, MigrationDirection direction) => kind == MigrationKind.Seed ? Seed : Of(direction);

    public static string Of(MigrationDirection direction) => direction == MigrationDirection.Up ? "up" : "down";

    public static string Of(TransactionMode mode) => mode == TransactionMode.None ? "none" : "per_migration";

    public static string Of(RepairAction action) => action switch
    {
        RepairAction.AcceptChange => "accept_change",
        RepairAction.MarkApplied => "applied",
        RepairAction.MarkRolledBack => "rolled_back",
        RepairAction.Forget => "forget",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of RepairAction."),
    };

    public static string Of(AdoptionOutcome outcome) => outcome switch
    {
        AdoptionOutcome.Adopted => "adopted",
        AdoptionOutcome.AlreadyThere => "already_there",
        AdoptionOutcome.NotApplied => "not_applied",
        AdoptionOutcome.Unknown => "unknown",
        AdoptionOutcome.NotUnderstood => "not_understood",
        AdoptionOutcome.Ambiguous => "ambiguous",
        AdoptionOutcome.Skipped => "skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of AdoptionOutcome."),
    };

    /// <summary>A stored word as people write it.</summary>
    public static string Spoken(string word) => word.Replace('_', ' ');

    /// <summary>What tells which migration a row is about.</summary>
    public static string Of(AdoptionMatch match) => match switch
    {
        AdoptionMatch.Map => "map",
        AdoptionMatch.FormerName => "former_name",
        AdoptionMatch.Name => "name",
        AdoptionMatch.Version => "version",
        AdoptionMatch.UpToVersion => "up_to_version",
        _ => throw new ArgumentOutOfRangeException(nameof(match), match, "Not a value of AdoptionMatch."),
    };

    /// <summary>For a line of text, in UTC.</summary>
    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? None;

    /// <summary>For a line of text.</summary>
    public static string Duration(long? milliseconds) => milliseconds is { } known ? $"{known} ms" : None;

    /// <summary>Whole milliseconds.</summary>
    public static long? Milliseconds(TimeSpan? duration) => duration is { } known ? (long)known.TotalMilliseconds : null;
}
