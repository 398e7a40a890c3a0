using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>From SQL files to migrations.</summary>
internal static class SqlFileParser
{
    /// <summary>A file; null where it is not in the folder for migrations, or has a name that tells no version.</summary>
    public static SqlFileModel? Parse(AdditionalText file, string? projectDirectory, CancellationToken cancellationToken)
    {
        if (SqlFileName.InFolder(file.Path, projectDirectory) is not { } fileName
            || SqlFileName.Parse(fileName) is not { } name
            || Read(file, cancellationToken) is not { } text)
        {
            return null;
        }

        return new SqlFileModel(name, text, SqlFileLayout.Parse(text), MigrationChecksum.OfFiles(text, down: null));
    }

    /// <summary>
    /// The text of a file with line feeds only: what a checkout on Windows makes of it has the same checksum, so it
    /// must have the same effect.
    /// </summary>
    public static string? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken)?.ToString().TrimStart('\uFEFF').Replace("\r\n", "\n");

    /// <summary>The migrations of these files, each with the way down that lies beside it.</summary>
    public static IEnumerable<MigrationModel> ToMigrations(IEnumerable<SqlFileModel> files)
    {
        var byDirection = files.ToLookup(file => file.Name.IsDown);
        var downs = byDirection[true].ToLookup(file => file.Name.Stem, StringComparer.Ordinal);
        return byDirection[false].Select(up => ToMigration(up, downs[up.Name.Stem].FirstOrDefault()));
    }

    private static MigrationModel ToMigration(SqlFileModel file, SqlFileModel? downFile)
    {
        var layout = file.Layout;
        var down = downFile?.Text ?? layout.Down;
        var facts = new MigrationFacts(MigrationKind.Migration, file.Name.Version, file.Name.Name, Registry: null)
        {
            NoTransaction = layout.NoTransaction,
            IsIrreversible = layout.IsIrreversible,
            Note = layout.Reason,
        };
        return new MigrationModel(
            facts,
            file.Name.Path,
            facts.ToFlags(hasDown: down is not null),
            downFile is null ? file.Checksum : MigrationChecksum.OfFiles(file.Text, downFile.Text),
            new SqlFileSource(file.Name.Path, layout.Up, layout.UpLine, down, downFile is null ? layout.DownLine : 1, downFile?.Name.Path));
    }
}
