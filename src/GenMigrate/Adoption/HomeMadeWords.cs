namespace GenMigrate;

/// <summary>The words in which a home-made table says what became of a migration.</summary>
internal static class HomeMadeWords
{
    private static readonly string[] States = ["status", "state", "result", "outcome", "migration_status", "migration_state"];
    private static readonly string[] Results = ["result", "outcome"];
    private static readonly string[] Actions = ["operation", "action", "type", "event"];

    /// <summary>Whether the table says so at all.</summary>
    public static bool AreIn(LegacyHistoryRecord row) => States.Any(row.Has);

    /// <summary>What each of the columns says.</summary>
    public static IEnumerable<(LegacyHistoryState State, string? Note)> Of(LegacyHistoryRecord row)
    {
        foreach (var column in States.Where(row.Has))
        {
            yield return State(column, row);
        }

        if (Word(row, "direction") is { } direction)
        {
            yield return direction is "UP" or "FORWARD" or "FORWARDS" or "UPGRADE" or "APPLY" or "MIGRATE" ? (LegacyHistoryState.Applied, null)
                : IsBackward(direction) ? (LegacyHistoryState.RolledBack, "it was rolled back")
                : (LegacyHistoryState.Unclear, $"'direction' is '{row.Text("direction")}'");
        }

        if (Actions.Any(column => Word(row, column) is { } word && IsBackward(word)))
        {
            yield return (LegacyHistoryState.RolledBack, "it was rolled back");
        }
    }

    private static (LegacyHistoryState State, string? Note) State(string column, LegacyHistoryRecord row) => Word(row, column) switch
    {
        "1" or "TRUE" or "APPLIED" or "SUCCESS" or "SUCCEEDED" or "SUCCESSFUL" or "DONE" or "COMPLETE" or "COMPLETED" or "FINISHED" or "EXECUTED" or "OK" or "UP" => (LegacyHistoryState.Applied, null),
        "FAILED" or "FAILURE" or "ERROR" => (LegacyHistoryState.Failed, "it failed"),
        "PENDING" or "SKIPPED" or "NOT_APPLIED" or "IGNORED" => (LegacyHistoryState.Failed, $"'{column}' is '{row.Text(column)}'"),
        "ROLLED_BACK" or "ROLLEDBACK" or "REVERTED" or "UNDONE" or "DOWN" => (LegacyHistoryState.RolledBack, "it was rolled back"),
        null when Results.Contains(column) => (LegacyHistoryState.Applied, null),
        _ => (LegacyHistoryState.Unclear, $"'{column}' is '{row.Text(column)}'"),
    };

    private static bool IsBackward(string word) => word is "DOWN" or "BACK" or "BACKWARD" or "BACKWARDS" or "DOWNGRADE" or "ROLLBACK" or "ROLL_BACK" or "ROLLED_BACK" or "UNDO" or "UNDONE" or "REVERT" or "REVERTED";

    private static string? Word(LegacyHistoryRecord row, string column) => row.Text(column)?.Replace(' ', '_').Replace('-', '_').ToUpperInvariant();
}
