namespace GenMigrate;

/// <summary>Carries where a step failed from the step to the execution around it; never leaves the provider.</summary>
internal sealed class StepFailedException(PlannedMigration planned, int index, Exception cause) : Exception(cause.Message, cause)
{
    public PlannedMigration Planned { get; } = planned;

    public int Index { get; } = index;

    /// <summary>The line in the step's text or file; null for code.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line; null for code.</summary>
    public int? Column { get; init; }

    public Exception Cause { get; } = cause;

    /// <summary>Whether the step ended the transaction it ran in, so that part of it is in the database.</summary>
    public bool EndedTransaction { get; init; }

    /// <summary>What went wrong, without where.</summary>
    public static Exception CauseOf(Exception exception) => (exception as StepFailedException)?.Cause ?? exception;

    /// <summary>Whether nothing of the transaction that failed remains.</summary>
    public static bool WasRolledBack(Exception exception) => exception is not (MigrationException or OperationCanceledException or StepFailedException { EndedTransaction: true });

    public string Step => Planned.Steps[Index].Name;
}
