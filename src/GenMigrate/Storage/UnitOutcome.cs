namespace GenMigrate;

/// <summary>What came of executing a unit.</summary>
public sealed class UnitOutcome
{
    private UnitOutcome(IReadOnlyList<TimeSpan> durations, StepFailure? failure)
    {
        Durations = durations;
        Failure = failure;
    }

    /// <summary>Nothing was executed: another runner changed the history since the plan was made.</summary>
    public static UnitOutcome HistoryChanged { get; } = new([], null);

    /// <summary>How long each migration of the unit took, in its order; empty unless all are done.</summary>
    public IReadOnlyList<TimeSpan> Durations { get; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public StepFailure? Failure { get; }

    /// <summary>All is done and committed.</summary>
    public static UnitOutcome Done(IReadOnlyList<TimeSpan> durations) => new(durations, null);

    /// <summary>A step failed; the failure has been recorded.</summary>
    public static UnitOutcome Failed(StepFailure failure) => new([], failure);
}
