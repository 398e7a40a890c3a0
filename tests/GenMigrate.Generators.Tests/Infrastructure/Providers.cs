namespace GenMigrate.Generators.Tests;

/// <summary>Projects for the one database or the other: analyzers tell by the type that a provider's package brings.</summary>
internal static class Providers
{
    public static TestProject ForSqlite(this TestProject project) => Add(project, "SqliteMigrationDatabase");

    public static TestProject ForPostgreSql(this TestProject project) => Add(project, "PostgreSqlMigrationDatabase");

    private static TestProject Add(TestProject project, string type) =>
        project with { Sources = project.Sources.Add((type + ".cs", $"namespace GenMigrate {{ internal sealed class {type}; }}")) };
}
