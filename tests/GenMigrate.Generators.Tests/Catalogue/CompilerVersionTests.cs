using System.Reflection;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// A compiler loads an analyzer only when it has every assembly that the analyzer references, in that version or a newer one.
/// The SDK 8.0.100 comes with Roslyn 4.8, so nothing newer may be referenced. Source of the versions: the assemblies beside
/// <c>csc.dll</c> of that SDK.
/// </summary>
public sealed class CompilerVersionTests
{
    private static readonly Dictionary<string, Version> InSdk8 = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
    };

    [Fact]
    public void Generator_and_analyzers_reference_nothing_newer_than_the_compiler_of_SDK_8()
    {
        var references = typeof(MigrationAnalyzer).Assembly.GetReferencedAssemblies();

        var newer = references.Where(reference => !InSdk8.TryGetValue(reference.Name!, out var version) || reference.Version > version);

        Assert.Contains(references, reference => reference.Name == "Microsoft.CodeAnalysis.CSharp");
        Assert.Empty(newer.Select(reference => reference.FullName));
    }

    [Fact]
    public void Code_fixes_reference_nothing_newer_than_the_folder_they_are_packed_into()
    {
        var roslyn = typeof(AddDownCodeFix).Assembly.GetReferencedAssemblies().Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(roslyn);
        Assert.All(roslyn, reference => Assert.InRange(reference.Version!, new Version(4, 0), new Version(4, 14, 0, 0)));
    }

    [Fact]
    public void Both_assemblies_target_netstandard_2_0() =>
        Assert.All(
            new[] { typeof(MigrationAnalyzer).Assembly, typeof(AddDownCodeFix).Assembly },
            assembly => Assert.Equal(".NETStandard,Version=v2.0", assembly.GetCustomAttribute<System.Runtime.Versioning.TargetFrameworkAttribute>()!.FrameworkName));
}
