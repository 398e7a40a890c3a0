namespace GenMigrate;

/// <summary>How many rows a step changes, added up from its statements as they are executed.</summary>
internal sealed class AffectedRows
{
    /// <summary>Null: no statement was one that changes rows, or its count is not known yet.</summary>
    public long? Count { get; private set; }

    public void Add(long rows) => Count = (Count ?? 0) + rows;

    /// <summary>What is known now of a migration's steps, by their places.</summary>
    public static IReadOnlyList<long?> Read(IEnumerable<AffectedRows?> steps) => [.. steps.Select(step => step?.Count)];
}
