namespace GenMigrate;

/// <summary>There is no safe plan: the database and the program do not agree. Nothing was executed.</summary>
public sealed class MigrationRefusedException : MigrationException
{
    /// <summary>Makes an error of at least one problem.</summary>
    public MigrationRefusedException(IReadOnlyList<MigrationProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>All that stands in the way, in order of version.</summary>
    public IReadOnlyList<MigrationProblem> Problems { get; }

    private static string Describe(IReadOnlyList<MigrationProblem> problems) => problems.Count == 1
        ? problems[0].Message
        : $"{problems.Count} problems, nothing was executed:\n" + string.Join('\n', problems.Select(problem => "- " + problem.Message));
}
