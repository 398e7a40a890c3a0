namespace GenMigrate;

/// <summary>What a row of a home-made table says of its migration: by any of the columns that such tables have for it.</summary>
internal static class HomeMadeState
{
    private static readonly string[] TrueWhenApplied = ["success", "is_success", "succeeded", "is_applied", "applied"];
    private static readonly string[] TrueWhenFailed = ["failed", "is_failed"];
    private static readonly string[] TrueWhenRolledBack = ["rolled_back", "is_rolled_back", "reverted", "undone"];
    private static readonly string[] TimesOfRollback = ["rolled_back_at", "rolled_back_on", "reverted_at", "undone_at"];
    private static readonly string[] Words = ["status", "state"];
    private static readonly string[] Directions = ["direction", "operation"];
    private static readonly string[] Ends = ["finished_at", "completed_at"];
    private static readonly string[] Errors = ["error", "error_message", "exception"];
    private static readonly (LegacyHistoryState, string?) Applied = (LegacyHistoryState.Applied, null);

    /// <summary>The state, and why it is not applied.</summary>
    public static (LegacyHistoryState State, string? Note) Of(LegacyHistoryRecord row)
    {
        var findings = Flags(row).Concat(Texts(row)).Where(finding => finding != Applied).ToList();
        return findings.Count == 0 ? Applied
            : findings.FirstOrDefault(finding => finding.State == LegacyHistoryState.Unclear) is { Note: not null } unclear ? unclear
            : findings[0];
    }

    private static IEnumerable<(LegacyHistoryState State, string? Note)> Flags(LegacyHistoryRecord row)
    {
        foreach (var column in TrueWhenApplied.Where(column => row.Has(column) && !IsTime(row[column])))
        {
            yield return row.Flag(column) switch
            {
                true => Applied,
                false => (LegacyHistoryState.Failed, column == "success" ? "it failed" : $"'{column}' is false"),
                null => Unclear(column),
            };
        }

        foreach (var column in TrueWhenFailed.Concat(TrueWhenRolledBack).Where(column => row[column] is not null))
        {
            var isFailure = TrueWhenFailed.Contains(column);
            yield return row.Flag(column) switch
            {
                true when isFailure => (LegacyHistoryState.Failed, "it failed"),
                true => (LegacyHistoryState.RolledBack, "it was rolled back"),
                false => Applied,
                null => IsTime(row[column]) ? (LegacyHistoryState.RolledBack, "it was rolled back") : Unclear(column),
            };
        }

        if (row.Flag("dirty") == true)
        {
            yield return (LegacyHistoryState.Unclear, "it is dirty, and may be applied in part");
        }

        if (TimesOfRollback.Any(column => row[column] is not null))
        {
            yield return (LegacyHistoryState.RolledBack, "it was rolled back");
        }
    }

    private static IEnumerable<(LegacyHistoryState State, string? Note)> Texts(LegacyHistoryRecord row)
    {
        foreach (var column in Words.Where(row.Has))
        {
            yield return row.Text(column)?.Replace(' ', '_').ToUpperInvariant() switch
            {
                "1" or "TRUE" or "APPLIED" or "SUCCESS" or "SUCCEEDED" or "SUCCESSFUL" or "DONE" or "COMPLETE" or "COMPLETED" or "EXECUTED" or "OK" or "UP" => Applied,
                "FAILED" or "FAILURE" or "ERROR" => (LegacyHistoryState.Failed, "it failed"),
                "ROLLED_BACK" or "ROLLEDBACK" or "REVERTED" or "UNDONE" or "DOWN" => (LegacyHistoryState.RolledBack, "it was rolled back"),
                _ => (LegacyHistoryState.Unclear, $"'{column}' is '{row.Text(column)}'"),
            };
        }

        if (Directions.Any(column => row.Text(column)?.ToUpperInvariant() is "DOWN" or "ROLLBACK" or "UNDO" or "REVERT"))
        {
            yield return (LegacyHistoryState.RolledBack, "it was rolled back");
        }

        if (Errors.Any(column => row.Text(column) is not null) && !TrueWhenApplied.Concat(Words).Any(row.Has))
        {
            yield return (LegacyHistoryState.Unclear, "it has an error");
        }

        if (row["started_at"] is not null && Ends.Any(column => row.Has(column) && row[column] is null))
        {
            yield return (LegacyHistoryState.Unclear, "it has not finished, and may be applied in part");
        }
    }

    // A word like "applied" is also the name of a time.
    private static bool IsTime(object? value) => LegacyValue.Flag(value) is null && LegacyValue.Time(value) is not null;

    private static (LegacyHistoryState State, string? Note) Unclear(string column) => (LegacyHistoryState.Unclear, $"'{column}' is neither true nor false");
}
