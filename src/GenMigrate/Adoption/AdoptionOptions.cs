namespace GenMigrate;

/// <summary>How another tool's table is adopted.</summary>
public sealed class AdoptionOptions
{
    /// <summary>Whether the table holds migrations or seeds. Default: migrations.</summary>
    public MigrationKind Kind { get; init; }

    /// <summary>
    /// What cannot be known otherwise: the version that a row is about, by what the row is called, letter by letter
    /// (<see cref="AdoptionEntry.Row"/>, its name or its version there); null: the row is left out.
    /// </summary>
    public IReadOnlyDictionary<string, long?> Map { get; init; } = new Dictionary<string, long?>();
}
