namespace GenMigrate;

/// <summary>A row (document) of the table (collection) in which another tool kept what it had applied.</summary>
/// <param name="Values">
/// By column (field): text, numbers, truth values, bytes, <see cref="DateTime"/>, <see cref="DateTimeOffset"/>,
/// <see cref="DateOnly"/>, <see cref="TimeSpan"/> and null as .NET has them; anything else is ignored.
/// </param>
public sealed record LegacyHistoryRow(IReadOnlyDictionary<string, object?> Values);
