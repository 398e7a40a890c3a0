namespace GenMigrate;

/// <summary>One migration of a script.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Direction"><c>up</c> or <c>down</c>.</param>
internal sealed record ScriptItem(long Version, string Name, string Direction);
