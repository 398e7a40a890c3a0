namespace GenMigrate.Generators;

/// <summary>Something wrong in an SQL file.</summary>
/// <param name="Kind">What.</param>
/// <param name="Line">The 1-based line.</param>
/// <param name="Advice">What to do, where the kind does not tell; else empty.</param>
internal sealed record SqlLayoutProblem(SqlLayoutProblemKind Kind, int Line, string Advice = "");
