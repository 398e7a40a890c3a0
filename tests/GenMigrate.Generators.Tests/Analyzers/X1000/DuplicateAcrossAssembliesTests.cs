using System.Globalization;

namespace GenMigrate.Generators.Tests;

public sealed class DuplicateAcrossAssembliesTests() : RuleTests<DuplicateAcrossAssembliesAnalyzer>(Descriptors.DuplicateAcrossAssemblies)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration({|GENM1007:7|}, Registry = "Billing")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Migration(8, Registry = "Billing")] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(7)] class C : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(7, Registry = "Billing")] class D : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """) with { References = [Module.Reference("Lib.Billing", "Billing", 6, 7)] };

    [Fact]
    public async Task Names_the_other_assembly()
    {
        var finding = Assert.Single(await AnalyzerVerifier.FindAsync(Hit, new DuplicateAcrossAssembliesAnalyzer()));
        Assert.Contains("assembly 'Lib.Billing'", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Sees_SQL_files_of_a_module() => VerifyAsync((TestProject.Of() with { References = [Module.Reference("Lib.Billing", "Billing", 7)] })
        .WithProperty("GenMigrateModule", "Billing")
        .WithSql("0007_add.sql", "{|GENM1007:SELECT 1;|}")
        .WithSql("0008_add.sql", "SELECT 1;"));

    [Fact]
    public async Task Sees_two_referenced_assemblies_that_share_a_version()
    {
        var project = TestProject.Of("class C;") with { References = [Module.Reference("Lib.Billing", "Billing", 6, 7), Module.Reference("Old.Billing", "Billing", 7, 8), Module.Reference("Orders", "Orders", 7)] };
        var finding = Assert.Single(await AnalyzerVerifier.FindAsync(project, new DuplicateAcrossAssembliesAnalyzer()));
        Assert.StartsWith("Version 7 of registry 'Billing' in assembly 'Lib.Billing' is also in assembly 'Old.Billing'", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
