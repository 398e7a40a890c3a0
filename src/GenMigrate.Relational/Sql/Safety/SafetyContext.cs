namespace GenMigrate;

/// <summary>What a safety rule knows when it looks at a statement.</summary>
/// <param name="Before">The schema before the statement.</param>
/// <param name="IsReleased">Whether databases in use may have applied a version.</param>
internal sealed record SafetyContext(DatabaseSchema Before, Func<long, bool> IsReleased)
{
    /// <summary>The table that databases in use may have; null for a new, an absent or an unknown one.</summary>
    public SchemaTable? ReleasedTable(ObjectName name) =>
        Before.FindTable(name).Value is { IsTemporary: false } table && IsReleased(table.CreatedIn) ? table : null;
}
