using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

/// <summary>The checksum of a class <c>M</c> by way of its symbol, as an analyzer asks for it.</summary>
internal static class Checksum
{
    public static string Of(params string[] sources) => Of(TestProject.Of(sources));

    public static string Of(TestProject project) => OfBoth(project).Current;

    /// <summary>By the rules of h1.</summary>
    public static string LegacyOf(params string[] sources) => OfBoth(TestProject.Of(sources)).Legacy;

    public static MigrationChecksum OfBoth(TestProject project, bool mayBeBroken = false) => ClassChecksum.Of(
        project.Compile(mayBeBroken).GetSymbolsWithName("M", SymbolFilter.Type).OfType<INamedTypeSymbol>().Single(),
        CancellationToken.None);

    /// <summary>The checksum of the one migration that the SQL files of a project make.</summary>
    public static string OfFiles(TestProject project)
    {
        var files = project.Files.Select(file => new ProjectFile(new TestFile(file.Path, file.Text), Link: null));
        var models = files.Select(file => SqlFileParser.Parse(file, TestProject.ProjectDirectory, CancellationToken.None)!);
        var (up, down) = Assert.Single(SqlFileParser.Pair(models));
        return FileChecksum.Of(up, down).Current;
    }
}
