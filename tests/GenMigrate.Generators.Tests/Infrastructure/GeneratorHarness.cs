using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators.Tests;

/// <summary>A generator at work in a project that is edited: knows after each run what was done again.</summary>
internal sealed class GeneratorHarness
{
    private readonly TestProject _project;
    private readonly Dictionary<string, TestFile> _files;
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    public GeneratorHarness(TestProject project, bool mayBeBroken = false, IIncrementalGenerator? generator = null)
    {
        _project = project;
        _compilation = project.Compile(mayBeBroken);
        _files = project.Files.ToDictionary(file => file.Path, file => new TestFile(file.Path, file.Text));
        _driver = CSharpGeneratorDriver.Create(
            [(generator ?? new MigrationRegistryGenerator()).AsSourceGenerator()],
            [.. _files.Values],
            project.ParseOptions,
            new TestOptionsProvider(project),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The generated file; null where none was generated.</summary>
    public string? Output => Result.GeneratedSources is [var source] ? source.SourceText.ToString() : null;

    /// <summary>The project together with what was generated.</summary>
    public CSharpCompilation FullCompilation => _compilation.AddSyntaxTrees([.. Result.GeneratedSources.Select(source => source.SyntaxTree)]);

    public GeneratorDriver Driver => _driver;

    public static GeneratorHarness Run(TestProject project, bool mayBeBroken = false) => new(project, mayBeBroken);

    /// <summary>Replaces a text that must be there.</summary>
    public void Edit(string path, string old, string @new)
    {
        var tree = Tree(path);
        var text = tree.ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        _compilation = _compilation.ReplaceSyntaxTree(tree, _project.Parse(path, text.Replace(old, @new, StringComparison.Ordinal)));
        Run();
    }

    public void Add(string path, string text)
    {
        _compilation = _compilation.AddSyntaxTrees(_project.Parse(path, text));
        Run();
    }

    public void Remove(string path)
    {
        _compilation = _compilation.RemoveSyntaxTrees(Tree(path));
        Run();
    }

    public void WriteFile(string path, string text)
    {
        var file = new TestFile(path, text);
        _driver = _files.TryGetValue(path, out var old) ? _driver.ReplaceAdditionalText(old, file) : _driver.AddAdditionalTexts([file]);
        _files[path] = file;
        Run();
    }

    public void RemoveFile(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_files[path]]);
        _files.Remove(path);
        Run();
    }

    /// <summary>Runs again over a project that is equal, but not the same object.</summary>
    public void RunAgain()
    {
        _compilation = _compilation.Clone();
        Run();
    }

    /// <summary>What became of the outputs of a step in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) => Result.TrackedSteps.TryGetValue(step, out var runs)
        ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
        : [];

    /// <summary>What became of the generated file in the last run.</summary>
    public IncrementalStepRunReason OutputReason => Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Single().Reason;

    private SyntaxTree Tree(string path) => _compilation.SyntaxTrees.Single(tree => tree.FilePath == path);

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        if (Result.Exception is { } exception)
        {
            throw new InvalidOperationException("The generator broke off.", exception);
        }

        Assert.Empty(Result.Diagnostics);
        PlainClassCheck.FindPlain(_compilation);
    }
}
