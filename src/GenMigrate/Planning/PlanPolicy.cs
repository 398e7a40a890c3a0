namespace GenMigrate;

/// <summary>What the planner may let pass.</summary>
/// <param name="OnChanged">What to do with an applied migration whose code has changed.</param>
/// <param name="AllowOutOfOrder">Whether a version may run below the highest applied one.</param>
public sealed record PlanPolicy(ChangePolicy OnChanged = ChangePolicy.Refuse, bool AllowOutOfOrder = false)
{
    /// <summary>Refuses whatever is not clear.</summary>
    public static PlanPolicy Strict { get; } = new();
}
