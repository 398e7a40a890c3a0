using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators.Tests;

/// <summary>Runs a rule over a project, and compares its findings with those marked in the sources.</summary>
internal static class AnalyzerVerifier
{
    /// <summary>Every analyzer there is.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } = [.. typeof(MigrationAnalyzer).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>As a build runs it: over everything.</summary>
    public static async Task VerifyAsync<TAnalyzer>(TestProject project, bool mayBeBroken = false)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        using var workspace = new TestWorkspace(project);
        await FindingText.AssertAsync(workspace.Expected, await AnalyzeAsync(workspace.Project, [new TAnalyzer()], mayBeBroken), workspace.Project);
    }

    /// <summary>As an editor runs it: file by file, each as if it were the only one that is open.</summary>
    public static async Task VerifyLiveAsync<TAnalyzer>(TestProject project)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        using var workspace = new TestWorkspace(project);
        var compilation = (await workspace.Project.GetCompilationAsync())!;
        var found = new List<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            found.AddRange(await Analyze(compilation, workspace.Project, [new TAnalyzer()]).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        }

        foreach (var file in workspace.Project.AnalyzerOptions.AdditionalFiles)
        {
            var result = await Analyze(compilation, workspace.Project, [new TAnalyzer()]).GetAnalysisResultAsync(file, CancellationToken.None);
            found.AddRange(result.GetAllDiagnostics());
        }

        await FindingText.AssertAsync(workspace.Expected, found, workspace.Project);
    }

    /// <summary>The findings of a project whose marks do not matter.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(TestProject project, params DiagnosticAnalyzer[] analyzers)
    {
        using var workspace = new TestWorkspace(project);
        return await AnalyzeAsync(workspace.Project, [.. analyzers]);
    }

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, bool mayBeBroken = false)
    {
        var compilation = (await project.GetCompilationAsync())!;
        if (!mayBeBroken)
        {
            Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }

        var failures = new ConcurrentQueue<Exception>();
        var findings = await Analyze(compilation, project, analyzers, failures.Enqueue).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return findings;
    }

    private static CompilationWithAnalyzers Analyze(Compilation compilation, Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, Action<Exception>? onFailure = null) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, _, _) => (onFailure ?? Rethrow)(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));

    private static void Rethrow(Exception exception) => throw new InvalidOperationException("An analyzer broke off.", exception);
}
