namespace GenMigrate;

/// <summary>What another tool's table says was applied, and what becomes of it in the history.</summary>
/// <param name="Table">The table (collection), as it was named.</param>
/// <param name="Column">The columns (fields) that say which migration a row is about, separated by commas; null where the table has no rows.</param>
/// <param name="Entries">
/// One per row of the table, or per version where a row stands for several, in ascending order of version; those without
/// one last.
/// </param>
/// <param name="Problems">Why nothing is adopted; empty where nothing stands in the way.</param>
public sealed record MigrationAdoption(string Table, string? Column, IReadOnlyList<AdoptionEntry> Entries, IReadOnlyList<MigrationProblem> Problems)
{
    /// <summary>The tool that made the table, by its columns; null where it is none of those that are known.</summary>
    public string? Tool { get; init; }

    /// <summary>The rows whose versions are declared as applied.</summary>
    public IEnumerable<AdoptionEntry> Adopted => Entries.Where(entry => entry.Outcome == AdoptionOutcome.Adopted);
}
