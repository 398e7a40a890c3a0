namespace GenMigrate;

/// <summary>One migration of a plan.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for; null where its author did not say.</param>
/// <param name="Direction"><c>up</c> or <c>down</c>.</param>
/// <param name="Transaction"><c>per_migration</c> or <c>none</c>.</param>
/// <param name="Steps">What will be executed, in order.</param>
internal sealed record PlanItem(long Version, string Name, string? Description, string Direction, string Transaction, IReadOnlyList<PlanStep> Steps)
{
    public static PlanItem Of(PlannedMigration planned) => new(
        planned.Migration.Version,
        planned.Migration.Name,
        planned.Migration.Description,
        Words.Of(planned.Direction),
        Words.Of(planned.Migration.Transaction),
        [.. planned.Steps.Select((step, index) => new PlanStep(index + 1, step.Name, index < planned.ResumeAfter, step.IsTransactional, step.Text))]);
}
