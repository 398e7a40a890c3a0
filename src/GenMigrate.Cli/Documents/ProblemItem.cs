namespace GenMigrate;

/// <summary>Something that stands in the way, or is worth a warning.</summary>
/// <param name="Kind"><c>duplicate_version</c>, <c>changed</c>, <c>out_of_order</c>, <c>missing</c>, <c>newer</c>, <c>unfinished</c>, <c>no_down</c>, <c>irreversible</c>, <c>unknown_version</c>, <c>invalid_step</c>, <c>production</c>, <c>ambiguous</c> or <c>legacy_history</c>.</param>
/// <param name="Version">The version concerned; null where it is none in particular.</param>
/// <param name="Message">What is wrong, where, and what to do next.</param>
internal sealed record ProblemItem(string Kind, long? Version, string Message)
{
    public static IReadOnlyList<ProblemItem> Of(IReadOnlyList<MigrationProblem> problems) =>
        [.. problems.Select(problem => new ProblemItem(Words.Of(problem.Kind), problem.Version, problem.Message))];
}
