namespace GenMigrate;

/// <summary>A statement that is dangerous on a database in use.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Arguments">Of the rule's message.</param>
internal sealed record SafetyFinding(string Rule, IReadOnlyList<string> Arguments);
