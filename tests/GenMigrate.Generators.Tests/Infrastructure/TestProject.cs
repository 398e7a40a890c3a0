using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<string, CSharpCompilation> Shared = new(StringComparer.Ordinal);

    public const string ProjectDirectory = "/project/";

    public string AssemblyName { get; init; } = "Jobs";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    /// <summary>What of GenMigrate the project references: the core and what SQL databases share, if a test says nothing.</summary>
    public ImmutableArray<Type> Packages { get; init; } = [typeof(Migration), typeof(SqlMigration)];

    public bool AllowsUnsafe { get; init; }

    public ImmutableArray<string> Symbols { get; init; } = [];

    public ImmutableList<(string Path, string Text)> Sources { get; init; } = [];

    public ImmutableList<(string Path, string Text)> Files { get; init; } = [];

    /// <summary>Where the project file says that files lie, by their paths.</summary>
    public ImmutableDictionary<string, string> Links { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("RootNamespace", "Jobs").Add("ProjectDir", ProjectDirectory);

    public ImmutableList<MetadataReference> References { get; init; } = [];

    /// <summary>The text of <c>.editorconfig</c>, which analyzers obey.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>The text of <c>.globalconfig</c>, which holds for files that are no code.</summary>
    public string GlobalConfig { get; init; } = "";

    public CSharpParseOptions ParseOptions => new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose).WithPreprocessorSymbols(Symbols);

    /// <summary>The platform, GenMigrate's packages and the test's own.</summary>
    public IEnumerable<MetadataReference> AllReferences => [.. Platform, .. Packages.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)), .. References];

    public CSharpCompilationOptions CompilationOptions =>
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: AllowsUnsafe, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    /// <summary>A project of these sources, in files <c>Test0.cs</c>, <c>Test1.cs</c>….</summary>
    public static TestProject Of(params string[] sources) => new() { Sources = [.. sources.Select((text, index) => ($"Test{index}.cs", text))] };

    /// <summary>Adds an SQL file to the project's folder for them.</summary>
    public TestProject WithSql(string name, string text) => WithFile(ProjectDirectory + "Migrations/" + name, text);

    public TestProject WithFile(string path, string text) => this with { Files = Files.Add((path, text)) };

    /// <summary>Adds a file that the project file links to a place in the project.</summary>
    public TestProject WithLink(string path, string link, string text) => WithFile(path, text) with { Links = Links.Add(path, link) };

    public TestProject WithProperty(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    public TestProject WithoutProperty(string name) => this with { Properties = Properties.Remove(name) };

    /// <summary>Lets the author say that no database has applied anything yet.</summary>
    public TestProject Unreleased() => this with { EditorConfig = "root = true\n[*.cs]\ngenmigrate.unreleased_from = 1\n" };

    /// <summary>The compilation, which the test's own mistakes must not reach: it throws unless <paramref name="mayBeBroken"/>.</summary>
    public CSharpCompilation Compile(bool mayBeBroken = false)
    {
        var compilation = EmptyCompilation().AddSyntaxTrees([.. Sources.Select(source => Parse(source.Path, source.Text))]);
        var errors = compilation.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return mayBeBroken || errors.Count == 0
            ? compilation
            : throw new InvalidOperationException("The test's source does not compile:\n" + string.Join('\n', errors));
    }

    public SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);

    // Compilations made of one empty one share what they have read of its references: most of the time of a small test.
    private CSharpCompilation EmptyCompilation() => References.IsEmpty
        ? Shared.GetOrAdd($"{AssemblyName}|{AllowsUnsafe}|{string.Join('|', Packages)}", _ => CreateCompilation())
        : CreateCompilation();

    private CSharpCompilation CreateCompilation() => CSharpCompilation.Create(AssemblyName, [], AllReferences, CompilationOptions);
}
