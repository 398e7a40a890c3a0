using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>Reads the SQL files of the project.</summary>
internal static class SqlFileCollector
{
    public static IReadOnlyList<FileEntry> Collect(AnalyzerOptions options, ProjectSettings settings, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, SqlFile>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles.Select(file => SqlFile.Read(file, options, settings, cancellationToken)).OfType<SqlFile>())
        {
            files[file.Model.Source] = file;
        }

        var entries = new List<FileEntry>();
        foreach (var (up, down) in SqlFileParser.Pair(files.Values.Select(file => file.Model)))
        {
            var model = SqlFileParser.ToMigration(up, down);
            entries.Add(new FileEntry(model, settings.RegistryOf(model.Facts), files[up.Source], down is null ? null : files[down.Source]));
        }

        return entries;
    }
}
