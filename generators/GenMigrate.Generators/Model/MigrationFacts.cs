namespace GenMigrate.Generators;

/// <summary>What attributes, or a file's name and markers, say of a migration.</summary>
/// <param name="Kind">Migration or seed.</param>
/// <param name="Version">As written; not necessarily positive or unique.</param>
/// <param name="Name">Never empty.</param>
/// <param name="Registry">As written; null for the project's default one.</param>
internal sealed record MigrationFacts(MigrationKind Kind, long Version, string Name, string? Registry)
{
    public string? Description { get; init; }

    /// <summary>What another tool called it.</summary>
    public string? FormerName { get; init; }

    /// <summary>Why there is no way back, or the environments of a seed.</summary>
    public string? Note { get; init; }

    public bool IsIrreversible { get; init; }

    public bool NoTransaction { get; init; }

    public bool CheckForeignKeysAtCommit { get; init; }

    public bool OutOfOrder { get; init; }

    public bool RunOnChange { get; init; }

    public int TimeoutSeconds { get; init; }

    public int LockTimeoutSeconds { get; init; }

    public MigrationFlags ToFlags(bool hasDown) =>
        (hasDown ? MigrationFlags.HasDown : 0)
        | (IsIrreversible ? MigrationFlags.Irreversible : 0)
        | (NoTransaction ? MigrationFlags.NoTransaction : 0)
        | (CheckForeignKeysAtCommit ? MigrationFlags.CheckForeignKeysAtCommit : 0)
        | (OutOfOrder ? MigrationFlags.OutOfOrder : 0)
        | (RunOnChange ? MigrationFlags.RunOnChange : 0);
}
