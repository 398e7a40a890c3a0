namespace GenMigrate.Cli.TestProgram;

/// <summary>One migration of a <see cref="ListCatalog"/>.</summary>
public sealed record Entry(long Version, string Name, Action<SqlMigrationBuilder> Up, Action<SqlMigrationBuilder>? Down = null)
{
    public string Description { get; init; } = "";

    /// <summary>Why there is no way back.</summary>
    public string Note { get; init; } = "";

    public MigrationFlags Flags { get; init; }

    /// <summary>Stands for the code's content: another one is another checksum.</summary>
    public string Content { get; init; } = "";
}
