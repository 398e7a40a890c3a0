namespace GenMigrate.Generators.Tests;

public sealed class StrictProjectsTests
{
    private const string Body = " : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }";

    [Theory]
    [InlineData("[System.Obsolete(\"old\"), GenMigrate.Migration(1)] public class M" + Body)]
    [InlineData("[GenMigrate.Migration(1)] public class M(Old old)" + Body + " [System.Obsolete] public class Old;")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X1\"), GenMigrate.Migration(1)] public class M" + Body)]
    public void What_an_author_was_warned_of_is_not_said_again(string source)
    {
        var compilation = GeneratorHarness.Run(TestProject.Of("#pragma warning disable\n" + source)).FullCompilation;

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
    }

    [Fact]
    public void A_module_that_complies_with_the_CLS_announces_itself_without_a_warning()
    {
        var project = TestProject.Of("[assembly: System.CLSCompliant(true)]", Migrations.Class(1, "M").Replace("public sealed", "internal sealed", StringComparison.Ordinal)).WithProperty("GenMigrateModule", "Billing");

        Assert.Empty(GeneratorHarness.Run(project).FullCompilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
    }
}
