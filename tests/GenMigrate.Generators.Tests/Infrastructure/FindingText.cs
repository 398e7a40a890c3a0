using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators.Tests;

/// <summary>Findings as lines that can be compared and read: where, which rule, and the text below the squiggle.</summary>
internal static class FindingText
{
    public static string Of(string id, string path, SourceText text, TextSpan span)
    {
        var start = text.Lines.GetLinePosition(span.Start);
        return $"{Path.GetFileName(path)}({start.Line + 1},{start.Character + 1}) {id} >{text.ToString(span)}<";
    }

    public static async Task<string> OfAsync(Diagnostic diagnostic, Project project)
    {
        var path = diagnostic.Location.GetLineSpan().Path;
        var document = project.Documents.Concat(project.AdditionalDocuments).FirstOrDefault(document => document.FilePath == path);
        return document is null ? $"{diagnostic.Id} {diagnostic.GetMessage()}" : Of(diagnostic.Id, path, await document.GetTextAsync(), diagnostic.Location.SourceSpan);
    }

    /// <summary>Asserts that both are the same, whatever their order, and shows what they say where they are not.</summary>
    public static async Task AssertAsync(IEnumerable<string> expected, IEnumerable<Diagnostic> actual, Project project)
    {
        var found = actual.ToList();
        var lines = new List<string>();
        foreach (var diagnostic in found)
        {
            lines.Add(await OfAsync(diagnostic, project));
        }

        Assert.True(
            expected.Order(StringComparer.Ordinal).SequenceEqual(lines.Order(StringComparer.Ordinal)),
            $"Expected:\n  {string.Join("\n  ", expected)}\nFound:\n  {string.Join("\n  ", lines)}\nMessages:\n  {string.Join("\n  ", found)}");
    }
}
