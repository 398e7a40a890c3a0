using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>The project's lock file.</summary>
internal sealed class ProjectLock
{
    private ProjectLock(AdditionalText text, SourceText content, LockFile file)
    {
        Text = text;
        Content = content;
        File = file;
    }

    public AdditionalText Text { get; }

    public SourceText Content { get; }

    public LockFile File { get; }

    public static bool IsLockFile(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), LockFile.Name, StringComparison.OrdinalIgnoreCase);

    public static ProjectLock? Find(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var text = options.AdditionalFiles.FirstOrDefault(IsLockFile);
        return text?.GetText(cancellationToken) is { } content ? new ProjectLock(text, content, LockFile.Parse(content.ToString())) : null;
    }

    /// <summary>Whether the build does without what compares the project with its lock file.</summary>
    public static bool IsOff(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.GenMigrateLock", out var value)
        && string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>A line of the file.</summary>
    /// <param name="line">Counted from 1.</param>
    public Location LocationOf(int line) => FileLocation.OfLine(Text.Path, Content, line);
}
