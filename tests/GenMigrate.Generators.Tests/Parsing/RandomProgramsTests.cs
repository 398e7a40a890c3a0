using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// Random programs, with parts that another source generator makes: what the generator registers is what binding everything
/// gives, and the analyzer reports exactly the migrations for which that is not what they are.
/// </summary>
public sealed class RandomProgramsTests
{
    private const int Rounds = 250;

    private static readonly string[] Usings =
    [
        "using GenMigrate;", "using GenMigrate; using Mig = GenMigrate.MigrationAttribute;", "using GenMigrate; using NoWay = GenMigrate.IrreversibleAttribute;",
        "using GenMigrate; using MigAttribute = GenMigrate.MigrationAttribute; using NoWayAttribute = GenMigrate.IrreversibleAttribute;", "using GenMigrate; using Sql = GenMigrate.SqlMigration;",
    ];

    private static readonly string[] Globals =
    [
        "", "global using Mig = GenMigrate.MigrationAttribute;", "global using NoWayAttribute = GenMigrate.IrreversibleAttribute;", "global using static Modes; static class Modes;",
        "namespace Zzz { class MigrationAttribute : System.Attribute; }", "namespace Zzz { class SqlMigration; }", "namespace Zzz.Irreversible { class C; }",
    ];

    [Fact]
    public async Task Text_and_binding_agree_and_the_analyzer_finds_every_difference()
    {
        var random = new Random(17);
        var (registered, reported) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var program = new RandomProgram(random, Usings, Globals);
            var project = TestProject.Of(program.Written);
            var written = Models(project.Compile(mayBeBroken: true));
            var output = GeneratorHarness.Run(project, mayBeBroken: true).Output!;
            Assert.True(written.Values.Select(Creation).Order(StringComparer.Ordinal).SequenceEqual(Creations(output)), $"{string.Join('\n', program.Written)}\n---\n{output}");

            var full = project.WithRegistry().With(program.Generated);
            var expected = Models(full.Compile(mayBeBroken: true)).Where(model => !IsSame(written.GetValueOrDefault(model.Key), model.Value)).Select(model => model.Key["Jobs.".Length..]).Order(StringComparer.Ordinal).ToList();
            using var workspace = new TestWorkspace(full);
            var found = (await AnalyzerVerifier.AnalyzeAsync(workspace.Project, [new RegistrationAnalyzer()], mayBeBroken: true))
                .Select(finding => finding.GetMessage(CultureInfo.InvariantCulture).Split('\'')[1])
                .Order(StringComparer.Ordinal);
            Assert.True(expected.SequenceEqual(found), $"{string.Join('\n', program.Written)}\n---\n{program.Generated}\n---\n{string.Join(", ", expected)}\n{string.Join(", ", found)}");
            (registered, reported) = (registered + written.Count, reported + expected.Count);
        }

        Assert.True(registered > Rounds && reported > Rounds / 4, $"{registered} registered, {reported} reported");
    }

    // By full binding, in which nothing is taken by its text.
    private static Dictionary<string, MigrationModel> Models(CSharpCompilation compilation) => compilation.SyntaxTrees
        .Where(tree => !tree.FilePath.EndsWith(ProgramEmitter.HintName, StringComparison.Ordinal))
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Select(declaration => compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)))
        .OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .Select(type => MigrationAttributes.Find(type) is { } attribute ? MigrationParser.Parse(type, attribute, CancellationToken.None) : null)
        .OfType<MigrationModel>()
        .ToDictionary(model => model.FullName, StringComparer.Ordinal);

    private static bool IsSame(MigrationModel? written, MigrationModel full) =>
        written is not null
        && (written.Facts.Version, written.Flags) == (full.Facts.Version, full.Flags)
        && ((ClassSource)written.Source).Parameters.Count == ((ClassSource)full.Source).Parameters.Count;

    private static string Creation(MigrationModel model) =>
        string.Create(CultureInfo.InvariantCulture, $"{((ClassSource)model.Source).Type} {model.Facts.Version} {(int)model.Flags} {model.Facts.Kind}");

    // Read by running over the generated text, apart from how the analyzer reads it.
    private static IEnumerable<string> Creations(string output)
    {
        var creations = new List<string>();
        foreach (var catalog in output.Split("private sealed class ").Skip(1))
        {
            var kind = catalog.StartsWith("RegistrySeeds", StringComparison.Ordinal) ? MigrationKind.Seed : MigrationKind.Migration;
            var (versions, flags) = (Items(catalog, "new long[]"), Items(catalog, "new byte[]"));
            creations.AddRange(catalog.Split(" => new global::Jobs.").Skip(1).Select((creation, index) => $"global::Jobs.{creation.Split('(')[0]} {versions[index]} {flags[index]} {kind}"));
        }

        return creations.Order(StringComparer.Ordinal);
    }

    private static string[] Items(string catalog, string array) =>
        catalog.Split(array)[1].Split('{', '}')[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
