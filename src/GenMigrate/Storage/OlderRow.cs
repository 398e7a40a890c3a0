namespace GenMigrate;

/// <summary>A row (document) of the table (collection) in which an older tool kept what it had applied.</summary>
/// <param name="Values">
/// By column (field): text, whole and other numbers, truth values, <see cref="DateTime"/>, <see cref="DateTimeOffset"/>
/// and null as .NET has them; anything else is not understood.
/// </param>
public sealed record OlderRow(IReadOnlyDictionary<string, object?> Values);
