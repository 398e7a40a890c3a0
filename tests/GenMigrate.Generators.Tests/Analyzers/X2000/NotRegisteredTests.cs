using System.Globalization;

namespace GenMigrate.Generators.Tests;

public sealed class NotRegisteredTests() : RuleTests<RegistrationAnalyzer>(Descriptors.NotRegistered)
{
    private const string Steps = "{ public override void Up(GenMigrate.SqlMigrationBuilder m) => m.Sql(\"SELECT 1\"); public override void Down(GenMigrate.SqlMigrationBuilder m) => m.Sql(\"SELECT 1\"); }";
    private const string UpOnly = "public override void Up(SqlMigrationBuilder m) => m.Sql(\"SELECT 1\");";

    private protected override TestProject Hit => TestProject.Of(
        $"using GenMigrate; [Migration(1)] sealed class A : SqlMigration {Steps}",
        $"using GenMigrate; [Migration(Versions.Second)] sealed class {{|GENM2008:B|}} : SqlMigration {Steps}")
        .WithRegistry()
        .With("static class Versions { public const long Second = 2; }");

    [Theory]
    [InlineData("[Migration(2)] sealed partial class {|GENM2008:B|} " + Steps, "partial class B : GenMigrate.SqlMigration;")]
    [InlineData("[Migration(2)] sealed class {|GENM2008:B|} : Base " + Steps, "abstract class Base : GenMigrate.SqlMigration;")]
    [InlineData("[Migration(2)] sealed class {|GENM2008:B|}(IGen g) : SqlMigration { object G => g; " + UpOnly + " }", "interface IGen;")]
    [InlineData("[Migration(2)] sealed class {|GENM2008:B|}(System.Lazy<IGen[]> g) : SqlMigration { object G => g; " + UpOnly + " }", "interface IGen;")]
    [InlineData("[Migration(2, Registry = Gen.Orders)] sealed class {|GENM2008:B|} : SqlMigration " + Steps, "static class Gen { public const string Orders = \"orders\"; }")]
    [InlineData("[Migration(2), Irreversible(Gen.Why)] sealed class {|GENM2008:B|} : SqlMigration { " + UpOnly + " }", "static class Gen { public const string Why = \"why\"; }")]
    [InlineData("[Migration(2)] sealed partial class {|GENM2008:B|} : SqlMigration { " + UpOnly + " }", "[GenMigrate.Irreversible(\"why\")] partial class B;")]
    [InlineData("[Migration(2)] sealed partial class {|GENM2008:B|} : SqlMigration { " + UpOnly + " }", "partial class B { public override void Down(GenMigrate.SqlMigrationBuilder m) { } }")]
    [InlineData("[Seed(2)] sealed class {|GENM2008:B|} : Base " + Steps, "abstract class Base : GenMigrate.SqlMigration;")]
    [InlineData("sealed partial class {|GENM2008:B|} : SqlMigration " + Steps, "[GenMigrate.Migration(2)] partial class B;")]
    [InlineData("", "[GenMigrate.Migration(2)] sealed class {|GENM2008:B|} : GenMigrate.SqlMigration " + Steps)]
    public Task Finds_what_another_generator_makes(string source, string generated) =>
        VerifyAsync(TestProject.Of("using GenMigrate; [Migration(1)] sealed class A : SqlMigration " + Steps + source).WithRegistry().With(generated));

    [Theory]
    [InlineData("[Migration(2)] sealed partial class B : SqlMigration " + Steps, "partial class B { const int Unused = 1; }")]
    [InlineData("[Migration(2)] sealed class B : SqlMigration { public override void Up(SqlMigrationBuilder m) => m.Sql(Gen.Sql); }", "static class Gen { public const string Sql = \"SELECT 1\"; }")]
    [InlineData("abstract class Own<T> : SqlMigration " + Steps + " [Migration(2)] sealed class B : Own<IGen>;", "interface IGen;")]
    [InlineData("[Migration(2)] abstract class B : SqlMigration;", "interface IGen;")]
    public Task Leaves_alone_what_does_not_depend_on_it(string source, string generated) =>
        VerifyAsync(TestProject.Of("using GenMigrate; " + source).WithRegistry().With(generated));

    [Fact]
    public Task Knows_many_with_registries_and_seeds()
    {
        var sources = Enumerable.Range(1, 70).Select(number => $"[Migration({number}, Registry = {(number % 2 == 0 ? "null" : "\"orders\"")}, OutOfOrder = {(number % 3 == 0 ? "true" : "false")})] class M{number}(int a{number} = 1) : SqlMigration {{ object A => a{number}; {UpOnly} }}");
        return VerifyAsync(TestProject.Of("using GenMigrate; namespace @event { static class Outer { " + string.Concat(sources) + "[Seed(-1)] internal class @class : SqlMigration { " + UpOnly + " } } }").WithRegistry());
    }

    [Fact]
    public async Task A_constructor_of_a_generated_part_is_named()
    {
        var project = TestProject.Of("using GenMigrate; [Migration(1)] sealed partial class A : SqlMigration { " + UpOnly + " }").WithRegistry().With("partial class A { public A(System.IServiceProvider s) { } }");
        using var workspace = new TestWorkspace(project);
        var finding = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(workspace.Project, [new RegistrationAnalyzer()], mayBeBroken: true));

        Assert.Contains("'A' cannot be instantiated", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_too_old_is_named()
    {
        var source = "using GenMigrate; [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder m) { } }";
        var project = TestProject.Of(source) with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3 };
        using var workspace = new TestWorkspace(project);
        var finding = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(workspace.Project, [new RegistrationAnalyzer()], mayBeBroken: true));

        Assert.Contains("C# 8", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task An_editor_that_has_not_generated_yet_shows_nothing() => VerifyAsync(TestProject.Of("class C;").WithRegistry() is var before
        ? before with { Sources = before.Sources.Add(("New.cs", "using GenMigrate; [Migration(1)] sealed class A : SqlMigration " + Steps)) }
        : before);

    /// <summary>It is there to look at generated code.</summary>
    public override async Task Is_silent_on_generated_code()
    {
        var hit = Hit with { Sources = Hit.Sources.ConvertAll(source => (source.Path, "// <auto-generated/>\n" + source.Text)) };
        Assert.Contains(await AnalyzerVerifier.FindAsync(hit, new RegistrationAnalyzer()), finding => finding.Id == Rule.Id);
    }

    /// <summary>For another library nothing is generated.</summary>
    public override async Task Is_silent_on_look_alikes_of_another_library()
    {
        var hit = Hit with { Sources = Hit.Sources.RemoveAll(source => source.Path == GeneratedRegistry.FilePath) };
        Assert.Empty(await AnalyzerVerifier.FindAsync(Lookalike.InsteadOfGenMigrate(hit), new RegistrationAnalyzer()));
    }
}
