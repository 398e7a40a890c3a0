using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace GenMigrate.Generators.Tests;

/// <summary>The guard against rules that break off, seen red.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task A_rule_that_breaks_off_is_noticed() =>
        await Assert.ThrowsAsync<EmptyException>(() => AnalyzerVerifier.FindAsync(TestProject.Of("class C;"), new BreakingAnalyzer()));

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class BreakingAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.DuplicateVersion];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new InvalidOperationException("broken"), SymbolKind.NamedType);
        }
    }
}
