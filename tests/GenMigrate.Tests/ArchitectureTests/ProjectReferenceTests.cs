namespace GenMigrate.Tests;

/// <summary>Who may see whom. A project that is not named here may see nothing.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> MaySee = new(StringComparer.Ordinal)
    {
        ["GenMigrate"] = [],
        ["GenMigrate.Relational"] = ["GenMigrate"],
        ["GenMigrate.Sqlite"] = ["GenMigrate.Relational", "GenMigrate"],
        ["GenMigrate.PostgreSql"] = ["GenMigrate.Relational", "GenMigrate"],
        ["GenMigrate.MongoDb"] = ["GenMigrate"],
        ["GenMigrate.Hosting"] = ["GenMigrate"],
        ["GenMigrate.Cli"] = ["GenMigrate"],
        ["GenMigrate.Generators"] = [],
        ["GenMigrate.CodeFixes"] = ["GenMigrate.Generators"],
    };

    // What must not spread, and the only projects that may have it.
    private static readonly (string Package, string[] Projects)[] Owned =
    [
        ("Microsoft.Data.Sqlite", ["GenMigrate.Sqlite"]),
        ("SQLitePCLRaw", ["GenMigrate.Sqlite"]),
        ("Npgsql", ["GenMigrate.PostgreSql"]),
        ("MongoDB", ["GenMigrate.MongoDb"]),
        ("Microsoft.CodeAnalysis.CSharp.Workspaces", ["GenMigrate.CodeFixes"]),
        ("Microsoft.CodeAnalysis.CSharp", ["GenMigrate.Generators", "GenMigrate.CodeFixes"]),
        ("Microsoft.CodeAnalysis.Workspaces", ["GenMigrate.CodeFixes"]),
        ("System.CommandLine", ["GenMigrate.Cli"]),
        ("Spectre.Console", ["GenMigrate.Cli"]),
        ("Microsoft.Extensions.Hosting", ["GenMigrate.Hosting"]),
        ("Microsoft.Extensions.DependencyInjection", ["GenMigrate.Hosting"]),
        ("Microsoft.Extensions.Diagnostics", ["GenMigrate.Hosting"]),
    ];

    [Fact]
    public void The_projects_are_found() => Assert.Contains(ProjectFile.All, project => project.Name == "GenMigrate");

    [Fact]
    public void A_project_sees_only_those_below_it()
    {
        var wrong = ProjectFile.All.SelectMany(project => project.Projects
            .Where(reference => reference.SeesTypes && !MaySee.GetValueOrDefault(project.Name, []).Contains(reference.Name))
            .Select(reference => $"{project.Path} sees {reference.Name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Generators_and_src_never_see_each_other_and_only_the_core_packs_what_runs_in_the_compiler()
    {
        var wrong = ProjectFile.All.SelectMany(project => project.Projects
            .Where(reference => reference.Room != project.Room && (project.Name != "GenMigrate" || reference.SeesTypes))
            .Select(reference => $"{project.Path} references {reference.Name} of {reference.Room}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_references_the_core_passes_its_generator_on()
    {
        // Else the packed dependency excludes analyzers, and with them the registry.
        var wrong = ProjectFile.All.Where(project => project.Room == "src").SelectMany(project => project.Projects
            .Where(reference => reference.Room == "src" && reference.PrivateAssets != "none")
            .Select(reference => $"{project.Path} references {reference.Name} without PrivateAssets=\"none\""));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Drivers_Roslyn_and_the_console_stay_where_they_belong()
    {
        var wrong = ProjectFile.All.SelectMany(project => project.Packages
            .Where(package => OwnersOf(package) is { } owners && !owners.Contains(project.Name))
            .Select(package => $"{project.Path} references {package}"));

        Assert.Empty(wrong);
    }

    private static string[]? OwnersOf(string package) =>
        Owned.FirstOrDefault(owned => package == owned.Package || package.StartsWith(owned.Package + ".", StringComparison.OrdinalIgnoreCase)).Projects;
}
