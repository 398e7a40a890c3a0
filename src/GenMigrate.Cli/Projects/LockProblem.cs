namespace GenMigrate;

/// <summary>Something in which the lock file and the program differ.</summary>
/// <param name="Kind"><c>changed</c>, <c>gone</c> or <c>damaged</c>.</param>
/// <param name="Registry">The registry's name; null for the default one, and for a damaged line.</param>
/// <param name="Version">The version; null for a damaged line.</param>
/// <param name="Line">The line of the lock file, from 1.</param>
/// <param name="Message">What is wrong, and what to do next.</param>
internal sealed record LockProblem(string Kind, string? Registry, long? Version, int Line, string Message);
