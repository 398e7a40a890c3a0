namespace GenMigrate.Generators.Tests;

public sealed class EmptySqlFileTests() : FileRuleTests<EmptySqlFileAnalyzer>(Descriptors.EmptySqlFile)
{
    private protected override TestProject Hit => TestProject.Of()
        .WithSql("1_comment.sql", "{|GENM2007:-- One day.|}\n")
        .WithSql("2_block.sql", "{|GENM2007:/* One|}\n   day. */\n;;\n")
        .WithSql("3_nothing.sql", "{|GENM2007:|}")
        .WithSql("4_half.sql", "{|GENM2007:-- migrate:up|}\n-- nothing to do\n-- migrate:down\nSELECT 1;\n")
        .WithSql("5_good.sql", "SELECT 1;");

    [Fact]
    public void Is_a_migration_all_the_same()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("1_comment.sql", "-- One day.\n"));

        Assert.Equal("comment", Assert.Single(assembly.Registry.Migrations).Name);
    }
}
