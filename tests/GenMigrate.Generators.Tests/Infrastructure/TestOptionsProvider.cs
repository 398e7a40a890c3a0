using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators.Tests;

/// <summary>The properties of a project as the compiler hands them to generators and analyzers.</summary>
internal sealed class TestOptionsProvider(TestProject project) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.", project.Properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => project.Links.TryGetValue(textFile.Path, out var link)
        ? new Options("build_metadata.AdditionalFiles.", new Dictionary<string, string> { ["Link"] = link })
        : GlobalOptions;

    private sealed class Options(string prefix, IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && properties.TryGetValue(key[prefix.Length..], out value);
        }
    }
}
