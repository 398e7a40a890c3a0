namespace GenMigrate;

/// <summary>What is wrong with a table's foreign keys.</summary>
/// <param name="Child">The table.</param>
/// <param name="Parent">The table whose rows are missing; null: the keys themselves do not fit what they refer to.</param>
internal sealed record SqliteKeyViolation(string Child, string? Parent);
