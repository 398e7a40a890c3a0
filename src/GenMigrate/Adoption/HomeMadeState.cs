namespace GenMigrate;

/// <summary>What a row of a home-made table says of its migration: by any of the columns that such tables have for it.</summary>
internal static class HomeMadeState
{
    private static readonly string[] TrueWhenApplied =
    [
        "success", "is_success", "succeeded", "successful", "is_successful", "was_successful", "applied", "is_applied", "executed", "is_executed",
        "completed", "is_completed", "finished", "is_finished", "done", "is_done", "installed", "is_installed", "has_run", "ok",
    ];

    private static readonly string[] TrueWhenFailed = ["failed", "is_failed", "has_failed", "has_error", "is_error", "errored"];
    private static readonly string[] TrueWhenRolledBack = ["rolled_back", "is_rolled_back", "reverted", "is_reverted", "undone", "is_undone", "deleted", "is_deleted", "removed", "is_removed"];
    private static readonly string[] TrueWhenNotYetApplied = ["pending", "is_pending", "skipped", "is_skipped"];
    private static readonly string[] TimesOfRollback = ["rolled_back_at", "rolled_back_on", "rollback_at", "rollback_on", "reverted_at", "reverted_on", "undone_at", "undone_on", "deleted_at", "deleted_on", "removed_at", "removed_on"];
    private static readonly string[] TimesOfFailure = ["failed_at", "failed_on"];
    private static readonly string[] ExitCodes = ["exit_code", "return_code"];
    private static readonly string[] TimesOfEnd = ["finished_at", "completed_at"];
    private static readonly string[] Errors = ["error", "error_message", "error_text", "exception"];
    private static readonly (LegacyHistoryState, string?) Applied = (LegacyHistoryState.Applied, null);

    /// <summary>The state, and why it is not applied.</summary>
    /// <param name="row">The row.</param>
    /// <param name="timeOfApplication">
    /// The columns of the table that say when a migration was applied: a row that leaves all of them out may wait for that.
    /// </param>
    public static (LegacyHistoryState State, string? Note) Of(LegacyHistoryRecord row, IReadOnlyList<string> timeOfApplication)
    {
        var findings = Flags(row).Concat(Times(row, timeOfApplication)).Concat(HomeMadeWords.Of(row)).Concat(Warnings(row)).Where(finding => finding != Applied).ToList();
        return findings.Count == 0 ? Applied
            : findings.FirstOrDefault(finding => finding.State == LegacyHistoryState.Unclear) is { Note: not null } unclear ? unclear
            : findings[0];
    }

    private static IEnumerable<(LegacyHistoryState State, string? Note)> Flags(LegacyHistoryRecord row) =>
    [
        .. TrueWhenApplied.Where(column => row.Has(column) && !IsTime(row[column])).Select(column => row.Flag(column) switch
        {
            true => Applied,
            false => (LegacyHistoryState.Failed, column == "success" ? "it failed" : $"'{column}' is false"),
            null => Unclear(column),
        }),
        .. FlagsOf(row, TrueWhenFailed, LegacyHistoryState.Failed, "it failed"),
        .. FlagsOf(row, TrueWhenRolledBack, LegacyHistoryState.RolledBack, "it was rolled back"),
        .. FlagsOf(row, TrueWhenNotYetApplied, LegacyHistoryState.Failed, "it is not applied yet"),
        .. ExitCodes.Where(column => row[column] is not null && row.Version(column) != 0).Select(column => (LegacyHistoryState.Failed, (string?)$"'{column}' is {row.Text(column)}")),
    ];

    private static IEnumerable<(LegacyHistoryState State, string? Note)> FlagsOf(LegacyHistoryRecord row, string[] columns, LegacyHistoryState state, string note) =>
        columns.Where(column => row[column] is not null).Select(column => row.Flag(column) switch
        {
            true => (state, note),
            false => Applied,
            null => IsTime(row[column]) ? (state, note) : Unclear(column),
        });

    private static IEnumerable<(LegacyHistoryState State, string? Note)> Times(LegacyHistoryRecord row, IReadOnlyList<string> timeOfApplication)
    {
        if (TimesOfRollback.Any(row.IsSet))
        {
            yield return (LegacyHistoryState.RolledBack, "it was rolled back");
        }

        if (TimesOfFailure.Any(row.IsSet))
        {
            yield return (LegacyHistoryState.Failed, "it failed");
        }

        if (row.IsSet("started_at") && TimesOfEnd.Any(column => row.Has(column) && !row.IsSet(column)))
        {
            yield return (LegacyHistoryState.Unclear, "it has not finished, and may be applied in part");
        }
        else if (timeOfApplication.Count > 0 && !timeOfApplication.Any(column => row[column] is not null))
        {
            yield return (LegacyHistoryState.Unclear, $"'{timeOfApplication[0]}' is empty");
        }
    }

    private static IEnumerable<(LegacyHistoryState State, string? Note)> Warnings(LegacyHistoryRecord row)
    {
        if (row.IsSet("dirty") && row.Flag("dirty") != false)
        {
            yield return (LegacyHistoryState.Unclear, "it is dirty, and may be applied in part");
        }

        if (Errors.Any(row.IsSet) && !TrueWhenApplied.Any(row.Has) && !HomeMadeWords.AreIn(row))
        {
            yield return (LegacyHistoryState.Unclear, "it has an error");
        }
    }

    // A word like "applied" is also the name of a time.
    private static bool IsTime(object? value) => LegacyValue.Flag(value) is null && LegacyTime.IsTime(value);

    private static (LegacyHistoryState State, string? Note) Unclear(string column) => (LegacyHistoryState.Unclear, $"'{column}' is neither true nor false");
}
