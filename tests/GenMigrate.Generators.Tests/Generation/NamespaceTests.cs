namespace GenMigrate.Generators.Tests;

public sealed class NamespaceTests
{
    [Theory]
    [InlineData("Jobs.Web", "Jobs.Web")]
    [InlineData("My-App.Web Site", "My_App.Web_Site")]
    [InlineData("7zip.2024", "_7zip._2024")]
    [InlineData("Acme.class.event", "Acme.@class.@event")]
    [InlineData("Acme.record.await", "Acme.@record.@await")]
    [InlineData("Работа.日本", "Работа.日本")]
    [InlineData("A..B", "A._.B")]
    [InlineData("a\u200Db", "a_b")]
    [InlineData("😀", "__")]
    [InlineData("System", "System")]
    [InlineData("Acme.GenMigrate.System", "Acme.GenMigrate.System")]
    public void The_root_namespace_becomes_one_that_compiles(string property, string expected)
    {
        var harness = GeneratorHarness.Run(TestProject.Of(Migrations.Class(1, "A")).WithProperty("RootNamespace", property));

        Assert.Contains($"\nnamespace {expected}\n", harness.Output, StringComparison.Ordinal);
        CleanCode.Check(harness.FullCompilation);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_root_namespace_the_assembly_name_counts(string? property)
    {
        var project = TestProject.Of() with { AssemblyName = "Some.Name-1" };
        var harness = GeneratorHarness.Run(property is null ? project.WithoutProperty("RootNamespace") : project.WithProperty("RootNamespace", property));

        Assert.Contains("\nnamespace Some.Name_1\n", harness.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_GenMigrate_nothing_is_generated()
    {
        var project = TestProject.Of("class C;") with { Packages = [] };

        Assert.Null(GeneratorHarness.Run(project).Output);
    }
}
