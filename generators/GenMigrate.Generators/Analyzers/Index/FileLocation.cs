using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>Places in files that are no code.</summary>
internal static class FileLocation
{
    public static Location Of(string path, SourceText text, TextSpan span) => Location.Create(path, span, text.Lines.GetLinePositionSpan(span));

    /// <summary>A line without its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    /// <param name="line">Counted from 1; one behind the end is taken as the last.</param>
    public static Location OfLine(string path, SourceText text, int line) => Of(path, text, text.Lines[Math.Min(line, text.Lines.Count) - 1].Span);
}
