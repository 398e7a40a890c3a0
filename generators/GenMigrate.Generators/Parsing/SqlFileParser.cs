using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>From SQL files to migrations.</summary>
internal static class SqlFileParser
{
    /// <summary>A file; null where it is not in the folder for migrations, or has a name that tells no version.</summary>
    public static SqlFileModel? Parse(ProjectFile file, string? projectDirectory, CancellationToken cancellationToken)
    {
        if (file.SqlPath(projectDirectory) is not { } path
            || SqlFileName.Parse(Path.GetFileName(path)) is not { } name
            || Read(file.Text, cancellationToken) is not { } text)
        {
            return null;
        }

        var layout = SqlFileLayout.Parse(text);
        return new SqlFileModel(file.Text.Path, path, name, text, layout, SqlHashes.Of(name, text, layout));
    }

    /// <summary>
    /// The text of a file with line feeds only: what a checkout on Windows makes of it has the same checksum, so it
    /// must have the same effect.
    /// </summary>
    public static string? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken)?.ToString().TrimStart('\uFEFF').Replace("\r\n", "\n");

    /// <summary>Each file with a way up, and the one with its way down that lies beside it. A file that the project lists twice counts once.</summary>
    public static IEnumerable<(SqlFileModel Up, SqlFileModel? Down)> Pair(IEnumerable<SqlFileModel> files)
    {
        var byDirection = files
            .GroupBy(file => file.Source, StringComparer.Ordinal)
            .Select(same => same.First())
            .ToLookup(file => file.Name.IsDown);
        var downs = byDirection[true].ToLookup(file => file.Name.Stem, StringComparer.Ordinal);
        return byDirection[false].Select(up => (up, (SqlFileModel?)downs[up.Name.Stem].FirstOrDefault()));
    }

    /// <summary>The migration of a file, and of the one with its way down, if there is one.</summary>
    public static MigrationModel ToMigration(SqlFileModel file, SqlFileModel? downFile)
    {
        var layout = file.Layout;
        var down = downFile?.Text ?? layout.Down;
        var facts = layout.Options.ToFacts(file.Name);
        return new MigrationModel(
            facts,
            file.Path,
            facts.ToFlags(hasDown: down is not null),
            FileChecksum.Of(file, downFile),
            new SqlFileSource(file.Path, layout.Up, layout.UpLine, down, downFile is null ? layout.DownLine : 1, downFile?.Path));
    }
}
