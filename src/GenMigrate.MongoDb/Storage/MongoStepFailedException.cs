namespace GenMigrate;

/// <summary>Carries where a step failed from the step to the execution around it; never leaves the provider.</summary>
internal sealed class MongoStepFailedException(PlannedMigration planned, int index, Exception cause) : Exception(cause.Message, cause)
{
    public PlannedMigration Planned { get; } = planned;

    public int Index { get; } = index;

    public Exception Cause { get; } = cause;

    /// <summary>Whether the step ended the transaction it ran in, so that part of it is in the database.</summary>
    public bool EndedTransaction { get; init; }

    public MongoStep Step => (MongoStep)Planned.Steps[Index];
}
