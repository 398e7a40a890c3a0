using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

/// <summary>A project of tests, to which the project that it tests shows its internals, sees the registry of that one.</summary>
public sealed class OtherRegistryTests
{
    private const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Tests\")]";

    [Theory]
    [InlineData("Shop.Tests", "using Shop;")]
    [InlineData("Shop", "")]
    public void A_project_without_migrations_has_no_registry_that_hides_it(string rootNamespace, string import)
    {
        var tests = Tests(import + "namespace Shop.Tests { static class Uses { public static int Count => GeneratedMigrations.Registry.Count; } }", Friend)
            .WithProperty("RootNamespace", rootNamespace);
        var harness = GeneratorHarness.Run(tests, mayBeBroken: true);

        Assert.Null(harness.Output);
        Assert.Empty(harness.FullCompilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void A_project_with_migrations_of_its_own_has_its_own() =>
        Assert.Contains("global::Jobs.Migrations.B()", GeneratorHarness.Run(Tests(Migrations.Class(1, "B"), Friend)).Output, StringComparison.Ordinal);

    [Fact]
    public void So_has_one_that_cannot_see_the_other() => Assert.NotNull(GeneratorHarness.Run(Tests("class C;", "")).Output);

    [Fact]
    public void So_has_a_host_of_modules()
    {
        var module = Library(Friend).WithProperty("GenMigrateModule", "Billing");
        var host = TestProject.Of("class C;") with { AssemblyName = "Shop.Tests", References = [Reference(module)] };

        Assert.Contains("All", GeneratorHarness.Run(host).Output, StringComparison.Ordinal);
    }

    private static TestProject Tests(string source, string attribute) =>
        TestProject.Of(source) with { AssemblyName = "Shop.Tests", References = [Reference(Library(attribute))] };

    private static TestProject Library(string attribute) =>
        (TestProject.Of(Migrations.Class(1, "A"), attribute) with { AssemblyName = "Shop" }).WithProperty("RootNamespace", "Shop");

    private static MetadataReference Reference(TestProject project) => MetadataReference.CreateFromImage(GeneratedAssembly.Emit(project));
}
