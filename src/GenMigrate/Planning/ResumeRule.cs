namespace GenMigrate;

/// <summary>Whether a migration that stopped half-way may go on. Pure.</summary>
internal static class ResumeRule
{
    /// <summary>
    /// Why it may not, or null: the steps done must be the same, and the one that broke off transactional or repeatable.
    /// Which of the two it was, the row says: a step that has begun there had no transaction, whatever it has now.
    /// </summary>
    public static string? WhyNot(HistoryRow row, IReadOnlyList<MigrationStep> steps)
    {
        var done = row.DoneHashes;
        if (row.StepsDone > steps.Count)
        {
            return $"{row.StepsDone} steps were done, but it has only {steps.Count} now";
        }

        if (done.Count < row.StepsDone)
        {
            return $"the history does not say what its first {row.StepsDone} steps were";
        }

        for (var i = 0; i < done.Count; i++)
        {
            if (done[i] != steps[i].Hash)
            {
                return $"step {i + 1} ('{steps[i].Name}') was done and has been changed since";
            }
        }

        if (row.BegunHash is not { } begun)
        {
            return null;
        }

        if (row.StepsDone == steps.Count)
        {
            return $"step {row.StepsDone + 1} was begun and has been removed since";
        }

        var broken = steps[row.StepsDone];
        if (broken.Hash != begun)
        {
            return $"step {row.StepsDone + 1} ('{broken.Name}') was begun without a transaction and has been changed since, so nobody can tell how much of it is in the database";
        }

        return broken.IsRepeatable
            ? null
            : $"step {row.StepsDone + 1} ('{broken.Name}') ran without a transaction, may or may not have taken effect, and is not marked repeatable";
    }
}
