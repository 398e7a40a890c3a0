using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators.Tests;

/// <summary>A test's project as an editor holds it: with its configuration files, and with documents that fixes can change.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private static readonly ConcurrentDictionary<string, MetadataReference[]> References = new(StringComparer.Ordinal);
    private readonly AdhocWorkspace _workspace = new();

    public TestWorkspace(TestProject project)
    {
        var id = ProjectId.CreateNewId();
        var solution = _workspace.CurrentSolution
            .AddProject(id, project.AssemblyName, project.AssemblyName, LanguageNames.CSharp)
            .WithProjectParseOptions(id, project.ParseOptions)
            .WithProjectCompilationOptions(id, project.CompilationOptions)
            .WithProjectMetadataReferences(id, ReferencesOf(project));
        foreach (var (path, text) in project.Sources)
        {
            var source = Take(path, TestProject.ProjectDirectory + path, text);
            solution = solution.AddDocument(DocumentId.CreateNewId(id), path, source, filePath: TestProject.ProjectDirectory + path);
        }

        foreach (var (path, text) in project.Files)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), Take(path, path, text), filePath: path);
        }

        solution = AddConfiguration(solution, id, ".editorconfig", project.EditorConfig);
        var properties = string.Join('\n', project.Properties.Select(property => $"build_property.{property.Key} = {property.Value}"));
        var links = string.Concat(project.Links.Select(link => $"\n[{link.Key}]\nbuild_metadata.AdditionalFiles.Link = {link.Value}\n"));
        solution = AddConfiguration(solution, id, ".globalconfig", $"is_global = true\n{properties}\n{project.GlobalConfig}{links}");
        Project = solution.GetProject(id)!;
    }

    public Project Project { get; }

    /// <summary>The findings that the test marked, as <see cref="FindingText"/> writes them.</summary>
    public List<string> Expected { get; } = [];

    public void Dispose() => _workspace.Dispose();

    private static Solution AddConfiguration(Solution solution, ProjectId project, string name, string text) =>
        solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), name, SourceText.From(text, Encoding.UTF8), filePath: TestProject.ProjectDirectory + name);

    // What is read once of a reference is kept with it: most of the time of a small test.
    private static MetadataReference[] ReferencesOf(TestProject project) => project.References.IsEmpty
        ? References.GetOrAdd(string.Join('|', project.Packages), _ => [.. project.AllReferences])
        : [.. project.AllReferences];

    private SourceText Take(string name, string path, string marked)
    {
        var source = MarkupSource.Parse(marked);
        var text = SourceText.From(source.Text, Encoding.UTF8);
        Expected.AddRange(source.Findings.Select(finding => FindingText.Of(finding.Id, path, text, finding.Span)));
        return text;
    }
}
