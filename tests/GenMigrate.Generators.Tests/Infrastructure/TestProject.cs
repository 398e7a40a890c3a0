using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators.Tests;

/// <summary>A project as a test writes it: sources, additional files, properties. Immutable; each change is another project.</summary>
internal sealed record TestProject
{
    private static readonly ImmutableArray<MetadataReference> Platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
        .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(Migration).Assembly.Location);

    public const string Directory = "/project/";

    public string AssemblyName { get; init; } = "Jobs";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public bool ReferencesGenMigrate { get; init; } = true;

    public ImmutableArray<string> Symbols { get; init; } = [];

    public ImmutableList<(string Path, string Text)> Sources { get; init; } = [];

    public ImmutableList<(string Path, string Text)> Files { get; init; } = [];

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("RootNamespace", "Jobs").Add("ProjectDir", Directory);

    public ImmutableList<MetadataReference> References { get; init; } = [];

    public CSharpParseOptions ParseOptions => new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose).WithPreprocessorSymbols(Symbols);

    /// <summary>A project of these sources, in files <c>Test0.cs</c>, <c>Test1.cs</c>…, and of what a relational provider adds.</summary>
    public static TestProject Of(params string[] sources) => new() { Sources = [.. sources.Select((text, index) => ($"Test{index}.cs", text)), SqlProvider.Source] };

    public TestProject WithFile(string path, string text) => this with { Files = Files.Add((path, text)) };

    public TestProject WithProperty(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    public TestProject WithoutProperty(string name) => this with { Properties = Properties.Remove(name) };

    /// <summary>The compilation, which the test's own mistakes must not reach: it throws unless <paramref name="mayBeBroken"/>.</summary>
    public CSharpCompilation Compile(bool mayBeBroken = false)
    {
        var compilation = CSharpCompilation.Create(
            AssemblyName,
            Sources.Select(source => Parse(source.Path, source.Text)),
            [.. Platform, .. ReferencesGenMigrate ? [Runtime] : Array.Empty<MetadataReference>(), .. References],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return mayBeBroken || errors.Count == 0
            ? compilation
            : throw new InvalidOperationException("The test's source does not compile:\n" + string.Join('\n', errors));
    }

    public SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);
}
