namespace GenMigrate;

/// <summary>Something that stands in the way of a plan, or is worth a warning.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Version">The version concerned; null where it is none in particular.</param>
/// <param name="Message">What is wrong, where, and what to do next.</param>
public sealed record MigrationProblem(MigrationProblemKind Kind, long? Version, string Message);
