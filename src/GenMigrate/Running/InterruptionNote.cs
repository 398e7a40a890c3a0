namespace GenMigrate;

/// <summary>What to say of a version that began without a transaction and is not finished: who is at work, or what comes next.</summary>
internal static class InterruptionNote
{
    /// <summary>Reads the rows of a moment, and who is at work on those that are not finished.</summary>
    public static async Task<(IReadOnlyList<HistoryRow> Rows, ProcessIdentity? Runner)> ReadAsync(
        IMigrationSession session, CancellationToken cancellationToken)
    {
        var rows = await session.ReadHistoryAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false);
        while (rows.Any(IsBegun) && await session.FindRunnerAsync(cancellationToken).ConfigureAwait(false) is var runner)
        {
            // Who has finished between the two looks is not gone.
            var again = await session.ReadHistoryAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false);
            if (runner is not null || again.SequenceEqual(rows))
            {
                return (again, runner);
            }

            rows = again;
        }

        return (rows, null);
    }

    /// <summary>The note on a row; null where there is nothing to say.</summary>
    /// <param name="row">The row.</param>
    /// <param name="runner">Who is at work on the database; null: nobody.</param>
    /// <param name="describe">Describes the migration of the row as it would be resumed; null where the program does not have it.</param>
    public static string? Of(HistoryRow row, ProcessIdentity? runner, Func<MigrationPlan?> describe)
    {
        if (!IsBegun(row))
        {
            return null;
        }

        if (runner is not null)
        {
            return $"{runner} is at work on it.";
        }

        var gone = $"It was interrupted: its runner{(row.AppliedBy is { } name ? $" ({name})" : "")} is gone.";
        return Next(row, describe) is { } next ? $"{gone} {next}" : gone;
    }

    private static bool IsBegun(HistoryRow row) => row.State is HistoryState.Running or HistoryState.Reverting;

    private static string? Next(HistoryRow row, Func<MigrationPlan?> describe)
    {
        try
        {
            if (describe() is not { } plan)
            {
                return null;
            }

            if (plan.Problems.Count > 0)
            {
                return string.Join(' ', plan.Problems.Select(problem => problem.Message));
            }

            var where = row.StepsDone == 0 ? "from its first step" : $"after step {row.StepsDone} of {plan.Migrations[0].Steps.Count}";
            return $"The next `up` {(row.IsReverting ? "finishes its rollback" : "resumes it")} {where}.";
        }
        catch (MigrationException)
        {
            // It cannot be described here: its constructor asks for services that only the program itself has.
            return "The next `up` resumes it.";
        }
    }
}
