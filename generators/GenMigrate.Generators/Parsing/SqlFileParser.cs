using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>From SQL files to migrations.</summary>
internal static class SqlFileParser
{
    // By content: the compiler gives a file to the generator and to each analyzer, and reading a large one takes seconds.
    private static readonly ConditionalWeakTable<SourceText, SqlFileModel> Known = new();

    /// <summary>A file; null where it is not in the folder for migrations, or has a name that tells no version.</summary>
    public static SqlFileModel? Parse(ProjectFile file, string? projectDirectory, CancellationToken cancellationToken)
    {
        if (file.SqlPath(projectDirectory) is not { } path
            || SqlFileName.Parse(Path.GetFileName(path)) is not { } name
            || file.Text.GetText(cancellationToken) is not { } content)
        {
            return null;
        }

        // An editor may keep the content of a file that was renamed.
        var known = Known.GetValue(content, text => Parse(text, file.Text.Path, path, name));
        return known.Source == file.Text.Path && known.Path == path ? known : Parse(content, file.Text.Path, path, name);
    }

    private static SqlFileModel Parse(SourceText content, string source, string path, SqlFileName name)
    {
        var text = Normalize(content);
        var layout = SqlFileLayout.Parse(text);
        return new SqlFileModel(source, path, name, text, layout, SqlHashes.Of(name, text, layout));
    }

    // With line feeds only: what a checkout on Windows makes of a file has the same checksum, so it must have the same effect.
    private static string Normalize(SourceText content) => content.ToString().TrimStart('\uFEFF').Replace("\r\n", "\n");

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
