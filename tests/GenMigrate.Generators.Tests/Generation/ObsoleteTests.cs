namespace GenMigrate.Generators.Tests;

public sealed class ObsoleteTests
{
    private const string Up = "public override void Up(SqlMigrationBuilder migration) { }";

    [Theory]
    [InlineData("[System.Obsolete(\"gone\", true)] [Migration(1)] public sealed class M : SqlMigration { " + Up + " }")]
    [InlineData("[System.Obsolete(\"gone\", true)] public static class Outer { [Migration(1)] public sealed class M : SqlMigration { " + Up + " } }")]
    [InlineData("[System.Obsolete(\"gone\", true)] public class Service { } [Migration(1)] public sealed class M : SqlMigration { [System.Obsolete] public M(System.Lazy<Service>? service = null) { } " + Up + " }")]
    [InlineData("[Migration(1)] public sealed class M : SqlMigration { [System.Obsolete(\"gone\", true)] public M() { } " + Up + " }")]
    public void What_is_obsolete_still_runs(string source)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of("using GenMigrate; " + source));

        Assert.NotNull(Assert.Single(assembly.Registry.Migrations).Create(null));
    }

    [Theory]
    [InlineData("[System.Obsolete(\"gone\", true)] public M(System.IServiceProvider? a = null, int b = 1) { }")]
    [InlineData("public M(System.IServiceProvider? a, __arglist) { }")]
    public void Of_several_constructors_the_next_one_is_called(string longest)
    {
        var source = "using GenMigrate; [Migration(1)] public sealed class M : SqlMigration { " + longest + " public M(int c = 2) => C = c; public int C { get; } = 7; " + Up + " }";
        using var assembly = GeneratedAssembly.Load(TestProject.Of(source));

        var migration = assembly.Registry.Migrations[0].Create(null);
        Assert.Equal(2, migration.GetType().GetProperty("C")!.GetValue(migration));
    }
}
