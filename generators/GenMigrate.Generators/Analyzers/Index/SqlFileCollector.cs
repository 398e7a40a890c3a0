using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>Reads the SQL files of the project.</summary>
internal static class SqlFileCollector
{
    public static IReadOnlyList<FileEntry> Collect(AnalyzerOptions options, ProjectSettings settings, CancellationToken cancellationToken)
    {
        var files = options.AdditionalFiles
            .Select(file => SqlFile.Read(file, settings.ProjectDirectory, cancellationToken))
            .OfType<SqlFile>()
            .ToLookup(file => file.Model.Name.Path, StringComparer.Ordinal);
        var entries = new List<FileEntry>();
        foreach (var model in SqlFileParser.ToMigrations(files.Select(same => same.First().Model)))
        {
            var up = files[model.FullName].First();
            var down = files[(up.Model.Name with { IsDown = true }).Path].FirstOrDefault();
            entries.Add(new FileEntry(model, settings.RegistryOf(model.Facts), up, down));
        }

        return entries;
    }
}
