namespace GenMigrate.Generators;

/// <summary>What the attributes of a class say, whether they were read from symbols or from text.</summary>
/// <param name="Kind">Which attribute it is that counts.</param>
/// <param name="Version">Its argument.</param>
/// <param name="Named">Its properties that are set to a value: texts, truths, numbers; of an enum, the number.</param>
internal sealed record MarkValues(MigrationKind Kind, long Version, IReadOnlyDictionary<string, object> Named)
{
    // The values of the runtime's enums; tests compare them.
    public const int NoTransaction = 1;
    public const int CheckForeignKeysAtCommit = 1;

    /// <summary>Whether there is no way back, and why.</summary>
    public bool IsIrreversible { get; init; }

    public string? Reason { get; init; }

    /// <summary>What that means for a class of this name.</summary>
    public MigrationFacts ToFacts(string className) => new(Kind, Version, Text("Name") ?? className, Text("Registry"))
    {
        Description = Text("Description"),
        FormerName = Text("FormerName"),
        Note = Kind == MigrationKind.Seed ? Text("Environments") : Reason,
        IsIrreversible = IsIrreversible,
        NoTransaction = Number("Transaction") == NoTransaction,
        CheckForeignKeysAtCommit = Number("ForeignKeys") == CheckForeignKeysAtCommit,
        OutOfOrder = Value("OutOfOrder") is true,
        RunOnChange = Value("RunOnChange") is true,
        TimeoutSeconds = Math.Max(0, Number("TimeoutSeconds")),
        LockTimeoutSeconds = Math.Max(0, Number("LockTimeoutSeconds")),
    };

    private string? Text(string name) => Value(name) is string text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private int Number(string name) => Value(name) as int? ?? 0;

    private object? Value(string name) => Named.TryGetValue(name, out var value) ? value : null;
}
