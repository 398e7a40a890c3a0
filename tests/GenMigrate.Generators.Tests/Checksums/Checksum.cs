using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

/// <summary>The checksum of a class <c>M</c> by way of its symbol, as an analyzer asks for it.</summary>
internal static class Checksum
{
    public static string Of(params string[] sources) => Of(TestProject.Of(sources));

    public static string Of(TestProject project) => MigrationChecksum.Of(
        project.Compile().GetSymbolsWithName("M", SymbolFilter.Type).OfType<INamedTypeSymbol>().Single(),
        CancellationToken.None);
}
