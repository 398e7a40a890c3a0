using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>A file in the folder for SQL files whose name tells a version.</summary>
/// <param name="Text">The file.</param>
/// <param name="Content">As the editor has it, with its own line ends.</param>
/// <param name="Model">As generated code has it.</param>
internal sealed record SqlFile(AdditionalText Text, SourceText Content, SqlFileModel Model)
{
    public static SqlFile? Read(AdditionalText file, AnalyzerOptions options, ProjectSettings settings, CancellationToken cancellationToken) =>
        SqlFileParser.Parse(ProjectFile.Of(file, options.AnalyzerConfigOptionsProvider), settings.ProjectDirectory, cancellationToken) is { } model && file.GetText(cancellationToken) is { } content
            ? new SqlFile(file, content, model)
            : null;

    /// <summary>A line of the file.</summary>
    /// <param name="line">Counted from 1.</param>
    public Location LocationOf(int line) => FileLocation.OfLine(Text.Path, Content, line);
}
