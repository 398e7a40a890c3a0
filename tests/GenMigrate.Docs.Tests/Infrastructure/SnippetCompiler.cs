using System.Collections.Immutable;
using System.Text;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Docs.Tests;

/// <summary>
/// Compiles a snippet as <c>Program.cs</c> of a new project, with the generator and the analyzers. A snippet may have usings, statements
/// and types. A comment in the line before the block supplies a context: <c>&lt;!-- context: web --&gt;</c>.
/// </summary>
internal static class SnippetCompiler
{
    private const string NotCompiled = "not compiled:";

    // What a new project imports by itself, and what the pages import at their beginning.
    private const string Imports = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using MongoDB.Bson; global using MongoDB.Driver;
        global using GenMigrate; global using Shop;
        namespace Shop { }
        """;

    private static readonly Dictionary<string, string> Contexts = new(StringComparer.Ordinal)
    {
        ["web"] = "var builder = WebApplication.CreateBuilder(args);\n",
        ["database"] = "IMigrationDatabase database = null!;\n",
    };

    private static readonly ImmutableArray<MetadataReference> References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal) && Path.GetFileName(path) != "GenMigrate.Generators.dll")
        .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(MigrationRegistryGenerator).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Whether the page says that a block is not compiled, and why.</summary>
    public static bool IsExempt(CodeBlock block) => block.Comment.StartsWith(NotCompiled, StringComparison.Ordinal) && block.Comment.Length > NotCompiled.Length + 5;

    /// <summary>The errors of the compiler, the generator and the analyzers.</summary>
    public static async Task<IReadOnlyList<string>> FindErrorsAsync(string text, string comment)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        var program = CSharpSyntaxTree.ParseText(WithContext(text, comment), options, "/project/Program.cs", Encoding.UTF8);
        var isProgram = (await program.GetRootAsync()).DescendantNodes().OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Shop",
            [program, CSharpSyntaxTree.ParseText(Imports, options, "/project/Imports.cs", Encoding.UTF8)],
            References,
            new(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create([new MigrationRegistryGenerator().AsSourceGenerator()], parseOptions: options, optionsProvider: new ProjectOptions())
            .RunGeneratorsAndUpdateCompilation(compilation, out var full, out var generatorFindings);
        var analyzed = await full.WithAnalyzers(Analyzers, new AnalyzerOptions([], new ProjectOptions())).GetAnalyzerDiagnosticsAsync();
        return [.. full.GetDiagnostics().Concat(generatorFindings).Concat(analyzed)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString())];
    }

    // A context stands behind the snippet's own usings.
    private static string WithContext(string text, string comment)
    {
        var name = comment.StartsWith("context: ", StringComparison.Ordinal) ? comment["context: ".Length..] : null;
        if (name is null)
        {
            return text;
        }

        var usings = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Usings;
        var end = usings.Count == 0 ? 0 : usings.FullSpan.End;
        return text[..end] + Contexts[name] + text[end..];
    }

    private sealed class ProjectOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = key switch { "build_property.RootNamespace" => "Shop", "build_property.ProjectDir" => "/project/", _ => "" };
                return value.Length > 0;
            }
        }
    }
}
