namespace GenMigrate;

/// <summary>The answer of <c>plan</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Migrations">What <c>up</c> would run, in that order.</param>
/// <param name="Problems">What stands in the way; where there is any, nothing would be executed.</param>
/// <param name="Warnings">What is worth knowing and stops nothing.</param>
internal sealed record PlanDocument(string? Registry, IReadOnlyList<PlanItem> Migrations, IReadOnlyList<ProblemItem> Problems, IReadOnlyList<ProblemItem> Warnings) : CommandDocument
{
    private const string StepIndent = "  ";
    private const string TextIndent = "    ";

    public static PlanDocument Of(MigrationRegistry registry, MigrationPlan plan) => new(
        registry.Name,
        [.. plan.Migrations.Select(PlanItem.Of)],
        ProblemItem.Of(plan.Problems),
        ProblemItem.Of(plan.Warnings));

    /// <summary>Each migration with its steps and their text, then what is wrong, and a summary.</summary>
    public override void WriteText(TextWriter writer)
    {
        foreach (var migration in Migrations)
        {
            writer.Write(Heading(migration) + "\n");
            foreach (var step in migration.Steps)
            {
                writer.Write($"{StepIndent}{Heading(step)}\n");
                writer.Write($"{TextIndent}{Body(step).Replace("\n", "\n" + TextIndent, StringComparison.Ordinal)}\n");
            }
        }

        foreach (var finding in Warnings.Select(warning => "Warning: " + warning.Message).Concat(Problems.Select(problem => problem.Message)))
        {
            writer.Write(SafeText.Line(finding) + "\n");
        }

        writer.Write(Summary() + "\n");
    }

    private static string Heading(PlanItem migration) =>
        $"{migration.Direction} {migration.Version} {SafeText.Line(migration.Name)}{(migration.Transaction == Words.Of(TransactionMode.None) ? " (no transaction)" : "")}";

    private static string Heading(PlanStep step) => $"{step.Number}. {SafeText.Line(step.Name)}{(step.Done ? " (done before)" : "")}";

    private static string Body(PlanStep step) => step.Text is null ? "(code)" : SafeText.Lines(step.Text).Trim('\n').TrimEnd();

    private string Summary() => Problems.Count > 0 ? $"{Problems.Count} wrong: nothing would be executed"
        : Migrations.Count > 0 ? $"{Migrations.Count} to run"
        : "Nothing to do.";
}
