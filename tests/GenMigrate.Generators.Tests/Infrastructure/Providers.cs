namespace GenMigrate.Generators.Tests;

/// <summary>Projects for the one database or the other.</summary>
internal static class Providers
{
    public static TestProject ForSqlite(this TestProject project) => project with { Packages = project.Packages.Add(typeof(SqliteMigrationDatabase)) };

    public static TestProject ForPostgreSql(this TestProject project) => project with { Packages = project.Packages.Add(typeof(PostgreSqlMigrationDatabase)) };
}
