namespace GenMigrate.Generators;

/// <summary>
/// The halves of an SQL file, and what its markers say. A marker is a line of its own, wherever it stands: no SQL is
/// parsed for it.
/// </summary>
/// <param name="Up">The text of the way up.</param>
/// <param name="UpLine">The 1-based line at which it starts.</param>
/// <param name="Down">The text of the way down; null: the file has none.</param>
/// <param name="DownLine">The 1-based line at which it starts.</param>
internal sealed record SqlFileLayout(string Up, int UpLine, string? Down, int DownLine)
{
    public SqlFileOptions Options { get; init; } = SqlFileOptions.None;

    /// <summary>The lines that are markers, in their order.</summary>
    public EquatableArray<SqlMarker> Markers { get; init; }

    /// <summary>The 1-based line of the first marker that only a file with a way up can have; null: there is none.</summary>
    public int? FirstUpMarker { get; init; }

    /// <summary>What is wrong, for an analyzer to report. The rest is read as well as it can be.</summary>
    public EquatableArray<SqlLayoutProblem> Problems { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="text">With line feeds only, as <see cref="SqlFileParser"/> gives it.</param>
    public static SqlFileLayout Parse(string text) => new SqlLayoutReader(text).Read();
}
