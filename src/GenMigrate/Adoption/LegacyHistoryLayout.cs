namespace GenMigrate;

/// <summary>How one tool keeps what it has applied, and what its rows mean. Pure.</summary>
internal abstract class LegacyHistoryLayout
{
    /// <summary>The tool's name.</summary>
    public abstract string Tool { get; }

    /// <summary>What the tool calls its table unless it is told otherwise, with its schema where that is its own.</summary>
    public abstract IReadOnlyList<string> Tables { get; }

    /// <summary>The columns that say which migration a row is about.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether a table has the tool's columns.</summary>
    public abstract bool Fits(LegacyHistoryTable table);

    /// <summary>The rows, as the tool means them.</summary>
    public abstract IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table);

    /// <summary>Of the rows of one migration only the newest counts: for tools that add a row instead of changing one.</summary>
    protected static IEnumerable<LegacyHistoryEntry> KeepNewest(IEnumerable<LegacyHistoryEntry> oldestFirst, Func<LegacyHistoryEntry, object?> migration)
    {
        var entries = oldestFirst.ToList();
        var newest = entries.Where(entry => entry.State != LegacyHistoryState.Skipped && migration(entry) is not null)
            .GroupBy(migration)
            .Select(group => group.Last())
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return entries.Select(entry => entry.State == LegacyHistoryState.Skipped || migration(entry) is null || newest.Contains(entry)
            ? entry
            : entry.As(LegacyHistoryState.Skipped, "a later row replaces it"));
    }
}
