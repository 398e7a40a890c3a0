using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

public sealed class HashCachingTests
{
    private const int Size = 1_000_000;

    [Fact]
    public void A_class_is_hashed_once_for_all_compilations_of_its_file()
    {
        var compilation = TestProject.Of($"class M {{ string A = \"{new string('x', Size)}\"; }}").Compile();
        var (first, allocated) = Measure(compilation);
        Assert.True(allocated > Size, $"{allocated} bytes for the first hash");

        var (second, allocatedAgain) = Measure(compilation.AddSyntaxTrees(TestProject.Of().Parse("New.cs", "class New;")));
        Assert.Equal(first, second);
        Assert.True(allocatedAgain < Size / 10, $"{allocatedAgain} bytes for the second");
    }

    private static (string Checksum, long Allocated) Measure(Compilation compilation)
    {
        var type = (INamedTypeSymbol)compilation.GetSymbolsWithName("M", SymbolFilter.Type).Single();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var checksum = ClassChecksum.Of(type, CancellationToken.None).Current;
        return (checksum, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
