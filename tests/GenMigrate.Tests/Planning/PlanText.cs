namespace GenMigrate.Tests;

/// <summary>A plan as one line, so that a difference is read at a glance.</summary>
internal static class PlanText
{
    public static string Items(this MigrationPlan plan) => string.Join(", ", plan.Migrations.Select(planned =>
        $"{(planned.Direction == MigrationDirection.Up ? "up" : "down")} {planned.Migration.Version}{(planned.ResumeAfter > 0 ? $" after {planned.ResumeAfter}" : "")}"));

    public static string ProblemList(this MigrationPlan plan) => Text(plan.Problems);

    public static string WarningList(this MigrationPlan plan) => Text(plan.Warnings);

    private static string Text(IReadOnlyList<MigrationProblem> problems) => string.Join(", ", problems.Select(problem => $"{problem.Kind} {problem.Version}"));
}
