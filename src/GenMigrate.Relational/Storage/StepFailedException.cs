namespace GenMigrate;

/// <summary>Carries where a step failed from the step to the execution around it; never leaves the provider.</summary>
internal sealed class StepFailedException(PlannedMigration planned, int index, int? line, Exception cause) : Exception(cause.Message, cause)
{
    public PlannedMigration Planned { get; } = planned;

    public int Index { get; } = index;

    public int? Line { get; } = line;

    public Exception Cause { get; } = cause;

    /// <summary>Whether the step ended the transaction it ran in, so that part of it is in the database.</summary>
    public bool EndedTransaction { get; init; }

    public string Step => Planned.Steps[Index].Name;
}
