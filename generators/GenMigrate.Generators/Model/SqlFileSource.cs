namespace GenMigrate.Generators;

/// <summary>An SQL file of the project, or two of them.</summary>
/// <param name="File">The path from the project's directory, with slashes.</param>
/// <param name="Up">The text of the way up.</param>
/// <param name="UpLine">The 1-based line of the file at which <paramref name="Up"/> starts.</param>
/// <param name="Down">The text of the way down; null: there is none.</param>
/// <param name="DownLine">The 1-based line at which <paramref name="Down"/> starts in its file.</param>
/// <param name="DownFile">The path of that file; null: it is <paramref name="File"/>.</param>
internal sealed record SqlFileSource(string File, string Up, int UpLine, string? Down, int DownLine, string? DownFile) : MigrationSource;
