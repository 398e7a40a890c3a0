using System.Reflection;

namespace GenMigrate.Generators.Tests;

public sealed class StaticDataTests
{
    [Fact]
    public void The_data_lies_in_the_image_and_is_not_made_when_read()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of("""
            using GenMigrate;
            [Migration(1, TimeoutSeconds = 1)]
            public sealed class A : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) { }
            }
            """));
        var catalog = (MigrationCatalog)typeof(MigrationRegistry).GetProperty("MigrationCatalog", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(assembly.Registry)!;

        AssertSame(catalog.Versions, catalog.Versions);
        AssertSame(catalog.Checksums, catalog.Checksums);
        AssertSame(catalog.LegacyChecksums, catalog.LegacyChecksums);
        AssertSame(catalog.FlagBytes, catalog.FlagBytes);
        AssertSame(catalog.TextEnds, catalog.TextEnds);
        AssertSame(catalog.TimeoutSeconds, catalog.TimeoutSeconds);
        Assert.Same(catalog.Texts, catalog.Texts);
    }

    [Fact]
    public void A_registry_is_made_once()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(1, "A")));

        Assert.Same(assembly.Registry, assembly.Registry);
        Assert.Same(assembly.Registry, assembly.All[0]);
    }

    [Fact]
    public void The_generated_class_has_no_static_constructor()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(1, "A")));

        Assert.Null(assembly.GetType("Jobs.GeneratedMigrations").TypeInitializer);
    }

    private static void AssertSame<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
    {
        Assert.False(one.IsEmpty);
        Assert.True(one == other, "Two reads gave two arrays.");
    }
}
