using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators.Tests;

public sealed class LanguageVersionTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void Generated_code_compiles_without_a_warning(LanguageVersion version)
    {
        var project = TestProject.Of(Migrations.Class(1, "A"), Migrations.Class(1, "S", "Seed"), """
            using GenMigrate;
            [Migration(2, Registry = "orders", TimeoutSeconds = 1)]
            public sealed class Injected : SqlMigration
            {
                public Injected(System.IServiceProvider services, System.Collections.Generic.List<string?> texts, string? text = null) { }
                public override void Up(SqlMigrationBuilder migration) { }
                public override void Down(SqlMigrationBuilder migration) { }
            }
            """)
            .WithSql("0003_file.sql", "-- migrate:up\nCREATE TABLE t (id INTEGER);\n-- migrate:down\nDROP TABLE t;\n")
            .WithProperty("GenMigrateModule", "Billing");
        using var assembly = GeneratedAssembly.Load(project with { LanguageVersion = version });

        Assert.Equal(["Billing", "orders"], assembly.All.Select(registry => registry.Name));
    }

    [Fact]
    public void For_a_language_that_is_too_old_nothing_is_generated() =>
        Assert.Null(GeneratorHarness.Run(TestProject.Of(Migrations.Class(1, "A")) with { LanguageVersion = LanguageVersion.CSharp7_3 }, mayBeBroken: true).Output);

    [Fact]
    public void A_language_without_literals_of_UTF8_gives_the_same_checksums()
    {
        var project = TestProject.Of(Migrations.Class(1, "A"), Migrations.Class(2, "B"));
        using var older = GeneratedAssembly.Load(project with { LanguageVersion = LanguageVersion.CSharp10 });
        using var newer = GeneratedAssembly.Load(project with { LanguageVersion = LanguageVersion.CSharp11 });

        Assert.Equal(
            newer.Registry.Migrations.Select(migration => (migration.Checksum, migration.LegacyChecksum)),
            older.Registry.Migrations.Select(migration => (migration.Checksum, migration.LegacyChecksum)));
    }
}
