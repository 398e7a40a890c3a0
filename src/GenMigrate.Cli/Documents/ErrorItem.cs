namespace GenMigrate;

/// <summary>What went wrong.</summary>
/// <param name="Kind">
/// <c>usage</c>, <c>declined</c>, <c>refused</c> (no safe plan, nothing was executed), <c>failed</c> (a migration did),
/// <c>lock</c>, <c>database</c>, <c>service</c>, <c>stopped</c> (by a signal), <c>migration</c> (any other of GenMigrate's
/// errors) or <c>unexpected</c>.
/// </param>
/// <param name="Message">What happened, where, what the database is like now, and what to do next.</param>
/// <param name="ExitCode">The process's exit code.</param>
internal sealed record ErrorItem(string Kind, string Message, int ExitCode)
{
    /// <summary>The version that failed.</summary>
    public long? Version { get; init; }

    /// <summary>The name of the migration that failed.</summary>
    public string? Name { get; init; }

    /// <summary>Which way it went: <c>up</c> or <c>down</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>The step that failed.</summary>
    public string? Step { get; init; }

    /// <summary>The line, from 1, of the failing statement in the step's text or in the <c>.sql</c> file.</summary>
    public int? Line { get; init; }

    /// <summary>Who holds the lock.</summary>
    public string? Holder { get; init; }

    /// <summary>Why there is no safe plan.</summary>
    public IReadOnlyList<ProblemItem> Problems { get; init; } = [];

    /// <summary>What was done before in the same run, and stays done.</summary>
    public IReadOnlyList<ResultItem> Results { get; init; } = [];
}
