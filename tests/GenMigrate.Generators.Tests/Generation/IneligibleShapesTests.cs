using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

public sealed class IneligibleShapesTests
{
    private const string Attribute = "[GenMigrate.Migration(1)] ";
    private const string Up = " public override void Up(GenMigrate.SqlMigrationBuilder migration) { } ";
    private const string Body = " : GenMigrate.SqlMigration {" + Up + "}";

    [Theory]
    [InlineData(Attribute + "class M;", nameof(MigrationObstacle.NotAMigration))]
    [InlineData(Attribute + "static class M;", nameof(MigrationObstacle.NotAMigration))]
    [InlineData(Attribute + "record M;", nameof(MigrationObstacle.NotAMigration))]
    [InlineData(Attribute + "abstract class M : GenMigrate.SqlMigration;", nameof(MigrationObstacle.Abstract))]
    [InlineData(Attribute + "class M<T>" + Body, nameof(MigrationObstacle.Generic))]
    [InlineData("class G<T> { " + Attribute + "internal class M" + Body + " }", nameof(MigrationObstacle.Generic))]
    [InlineData("class G<T> { internal class Between { " + Attribute + "internal class M" + Body + " } }", nameof(MigrationObstacle.Generic))]
    [InlineData("class C { " + Attribute + "private class M" + Body + " }", nameof(MigrationObstacle.Inaccessible))]
    [InlineData("class C { " + Attribute + "class M" + Body + " }", nameof(MigrationObstacle.Inaccessible))]
    [InlineData("class C { " + Attribute + "protected class M" + Body + " }", nameof(MigrationObstacle.Inaccessible))]
    [InlineData("class C { " + Attribute + "private protected class M" + Body + " }", nameof(MigrationObstacle.Inaccessible))]
    [InlineData("class C { private class P { " + Attribute + "public class M" + Body + " } }", nameof(MigrationObstacle.Inaccessible))]
    [InlineData(Attribute + "file class M" + Body, nameof(MigrationObstacle.FileLocal))]
    [InlineData("file class F { " + Attribute + "public class M" + Body + " }", nameof(MigrationObstacle.FileLocal))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { private M() { }" + Up + "}", nameof(MigrationObstacle.NoConstructor))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { protected M(int a) { } private protected M() { }" + Up + "}", nameof(MigrationObstacle.NoConstructor))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M(ref int a) { }" + Up + "}", nameof(MigrationObstacle.UnusableParameter))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M(in int a) { }" + Up + "}", nameof(MigrationObstacle.UnusableParameter))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M(out int a) => a = 1;" + Up + "}", nameof(MigrationObstacle.UnusableParameter))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M() { } public M(System.ReadOnlySpan<int> a) { }" + Up + "}", nameof(MigrationObstacle.UnusableParameter))]
    [InlineData(Attribute + "unsafe class M : GenMigrate.SqlMigration { public M(int* a) { }" + Up + "}", nameof(MigrationObstacle.UnusableParameter))]
    [InlineData(Attribute + "unsafe class M : GenMigrate.SqlMigration { public M(delegate*<int, void> a) { }" + Up + "}", nameof(MigrationObstacle.UnusableParameter))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public required string Text { get; init; }" + Up + "}", nameof(MigrationObstacle.RequiredMembers))]
    [InlineData(Attribute + "class M : Base {" + Up + "} abstract class Base : GenMigrate.SqlMigration { public required string Text; }", nameof(MigrationObstacle.RequiredMembers))]
    [InlineData(Attribute + "class M : Missing {" + "}", nameof(MigrationObstacle.BrokenCode))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M(Missing a) { }" + Up + "}", nameof(MigrationObstacle.BrokenCode))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M(System.Lazy<Missing> a) { }" + Up + "}", nameof(MigrationObstacle.BrokenCode))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M(System.Func<int, Missing[][]>[] a) { }" + Up + "}", nameof(MigrationObstacle.BrokenCode))]
    [InlineData(Attribute + "class M : GenMigrate.SqlMigration { public M(__arglist) { }" + Up + "}", nameof(MigrationObstacle.NoConstructor))]
    public void A_class_that_cannot_be_made_is_left_out(string source, string obstacle)
    {
        var harness = GeneratorHarness.Run(TestProject.Of(source) with { AllowsUnsafe = true }, mayBeBroken: true);

        Assert.Equal(obstacle, MigrationEligibility.Find(Marked(harness)).ToString());
        Assert.DoesNotContain("new global::M(", harness.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MigrationCatalog", harness.Output, StringComparison.Ordinal);
        AssertAddsNoError(harness);
    }

    [Fact]
    public void Required_members_that_the_constructor_sets_are_no_obstacle()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Attribute + "class M : GenMigrate.SqlMigration { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public M() => Text = \"\"; public required string Text { get; init; }" + Up + "}"));

        Assert.Single(assembly.Registry.Migrations);
    }

    [Theory]
    [InlineData("[GenMigrate.Migration] class M" + Body)]
    [InlineData("[GenMigrate.Migration()] class M" + Body)]
    [InlineData("[GenMigrate.Migration(\"1\")] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1.5)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(null)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(typeof(int))] class M" + Body)]
    [InlineData("[GenMigrate.Migration(9223372036854775808)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1, 2)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1, Name = 5, Registry = typeof(int), TimeoutSeconds = \"x\", OutOfOrder = 1, Missing = 2)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1, Name = Missing.Name)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1, Registry = Missing)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1), GenMigrate.Irreversible] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1), GenMigrate.Irreversible(Missing)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(Missing)] class M" + Body)]
    public void An_attribute_that_does_not_compile_makes_no_migration_and_no_further_error(string source)
    {
        var harness = GeneratorHarness.Run(TestProject.Of(source), mayBeBroken: true);

        Assert.DoesNotContain("MigrationCatalog", harness.Output, StringComparison.Ordinal);
        AssertAddsNoError(harness);
    }

    [Theory]
    [InlineData("[GenMigrate.Migration(1), GenMigrate.Irreversible(null)] class M" + Body)]
    [InlineData("[GenMigrate.Migration(1, TimeoutSeconds = -5)] class M" + Body)]
    public void What_is_wrong_beside_the_version_is_left_out(string source)
    {
        var harness = GeneratorHarness.Run(TestProject.Of(source), mayBeBroken: true);

        Assert.Contains("0 => new global::M(),", harness.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("TimeoutSeconds", harness.Output, StringComparison.Ordinal);
        AssertAddsNoError(harness);
    }

    [Theory]
    [InlineData("namespace Other { class MigrationAttribute(long v) : System.Attribute { public long V => v; } } [Other.Migration(1)] class M" + Body)]
    [InlineData("class M" + Body)]
    public void Other_classes_are_none_of_its_business(string source) =>
        Assert.DoesNotContain("global::M", GeneratorHarness.Run(TestProject.Of(source)).Output, StringComparison.Ordinal);

    private static INamedTypeSymbol Marked(GeneratorHarness harness) => harness.FullCompilation
        .GetSymbolsWithName("M", SymbolFilter.Type)
        .OfType<INamedTypeSymbol>()
        .Single();

    private static void AssertAddsNoError(GeneratorHarness harness) =>
        Assert.DoesNotContain(harness.FullCompilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath.EndsWith(ProgramEmitter.HintName, StringComparison.Ordinal) == true);
}
