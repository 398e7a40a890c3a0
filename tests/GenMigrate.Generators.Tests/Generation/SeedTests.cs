namespace GenMigrate.Generators.Tests;

public sealed class SeedTests
{
    [Theory]
    [InlineData("", null, false)]
    [InlineData(", Environments = \"Development, Staging\"", "Development+Staging", false)]
    [InlineData(", Environments = \"\", RunOnChange = true", null, true)]
    [InlineData(", RunOnChange = false", null, false)]
    public void A_seed_says_where_and_when_it_runs(string arguments, string? environments, bool runOnChange)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(3, "S", "Seed").Replace("(3)", $"(3{arguments})", StringComparison.Ordinal)));

        var seed = Assert.Single(assembly.Registry.Seeds);
        Assert.Empty(assembly.Registry.Migrations);
        Assert.Equal(environments?.Split('+'), seed.Environments);
        Assert.Equal(runOnChange, seed.RunOnChange);
        Assert.Equal(GenMigrate.MigrationKind.Seed, seed.Kind);
    }

    [Fact]
    public void A_seed_shares_no_versions_with_migrations()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(1, "S", "Seed"), Migrations.Class(1, "M")));

        Assert.Equal("S", Assert.Single(assembly.Registry.Seeds).Name);
        Assert.Equal("M", Assert.Single(assembly.Registry.Migrations).Name);
    }

    [Fact]
    public void A_class_that_is_both_is_a_migration()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(1, "M", "Seed(7), Migration")));

        Assert.Equal(1, Assert.Single(assembly.Registry.Migrations).Version);
        Assert.Empty(assembly.Registry.Seeds);
    }

    [Fact]
    public void The_reason_of_an_irreversible_seed_is_not_taken_for_its_environments()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(1, "S", "Irreversible(\"why\"), Seed")));

        var seed = Assert.Single(assembly.Registry.Seeds);
        Assert.Null(seed.Environments);
        Assert.False(seed.IsIrreversible);
    }
}
