using System.Reflection;
using System.Runtime.CompilerServices;

namespace GenMigrate.Generators.Tests;

public sealed class SnapshotFolderTests
{
    [Fact]
    public void Every_accepted_file_belongs_to_a_test()
    {
        var tests = typeof(SnapshotFolderTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(Files("*.verified.cs"), file => Assert.Contains(file[..file.IndexOf('#', StringComparison.Ordinal)], tests));
        Assert.NotEmpty(Files("*.verified.cs"));
    }

    private static IEnumerable<string> Files(string pattern, [CallerFilePath] string file = "") =>
        Directory.GetFiles(Snapshot.FolderOf(file), pattern).Select(path => Path.GetFileName(path));
}
