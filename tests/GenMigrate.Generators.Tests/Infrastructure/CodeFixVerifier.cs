using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// Applies a fix and compares every file with what it shall be; what is fixed compiles, and has no finding left that
/// the fix is for.
/// </summary>
internal static class CodeFixVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private const string BetweenFiles = "\n-------- next file --------\n";

    /// <summary>Fixes the first finding.</summary>
    public static Task VerifyOneAsync(TestProject before, params string[] after) => VerifyAsync(before, after, FixOneAsync, isDone: false);

    /// <summary>Fixes all findings in one pass, and finds none afterwards.</summary>
    public static Task VerifyAllAsync(TestProject before, params string[] after) => VerifyAsync(before, after, FixAllAsync, isDone: true);

    /// <summary>Fixes the findings one after the other, as an author does in an editor, and finds none afterwards.</summary>
    public static Task VerifyEachAsync(TestProject before, params string[] after) => VerifyAsync(before, after, FixEachAsync, isDone: true);

    /// <summary>Fixing all findings at once, as <c>dotnet format</c> does, changes nothing, though each can be fixed by itself.</summary>
    public static async Task VerifyNoneAtOnceAsync(TestProject project)
    {
        using var workspace = new TestWorkspace(project);
        var findings = await FindAsync(workspace.Project);
        Assert.NotEmpty(findings);
        Assert.NotEmpty(await OfferAsync(workspace.Project, findings[0]));
        if (new TFix().GetFixAllProvider() is not null)
        {
            var solution = await FixAllAsync(workspace.Project, findings);
            Assert.Empty(solution.GetChanges(workspace.Project.Solution).GetProjectChanges());
        }
    }

    /// <summary>There is a finding, and nothing is offered for it.</summary>
    public static async Task VerifyNoneAsync(TestProject project)
    {
        using var workspace = new TestWorkspace(project);
        var findings = await FindAsync(workspace.Project);
        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            Assert.Empty(await OfferAsync(workspace.Project, finding));
        }
    }

    private static async Task VerifyAsync(TestProject before, string[] after, Func<Project, ImmutableArray<Diagnostic>, Task<Solution>> fix, bool isDone)
    {
        using var workspace = new TestWorkspace(before);
        var findings = await FindAsync(workspace.Project);
        await FindingText.AssertAsync(workspace.Expected, findings, workspace.Project);
        var solution = await fix(workspace.Project, findings);
        var project = solution.GetProject(workspace.Project.Id)!;
        var texts = await Task.WhenAll(project.Documents.Concat(project.AdditionalDocuments).Select(async document => (await document.GetTextAsync()).ToString()));
        Assert.Equal(string.Join(BetweenFiles, after), string.Join(BetweenFiles, texts));
        var rest = await FindAsync(project);
        Assert.True(isDone ? rest.IsEmpty : rest.Length < findings.Length, "Left after the fix:\n" + string.Join('\n', rest));
    }

    private static async Task<Solution> FixOneAsync(Project project, ImmutableArray<Diagnostic> findings)
    {
        var finding = findings.OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan).First();
        return await ApplyAsync(Assert.Single(await OfferAsync(project, finding)));
    }

    private static async Task<Solution> FixEachAsync(Project project, ImmutableArray<Diagnostic> findings)
    {
        while (!findings.IsEmpty)
        {
            project = (await FixOneAsync(project, findings)).GetProject(project.Id)!;
            findings = await FindAsync(project);
        }

        return project.Solution;
    }

    private static async Task<Solution> FixAllAsync(Project project, ImmutableArray<Diagnostic> findings)
    {
        var offers = await Task.WhenAll(findings.Select(finding => OfferAsync(project, finding)));
        var key = offers.SelectMany(offer => offer).First().EquivalenceKey;
        var fix = new TFix();
        var context = new FixAllContext(project, fix, FixAllScope.Project, key, fix.FixableDiagnosticIds, new Provider(findings), CancellationToken.None);
        var action = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        return (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution ?? project.Solution;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action) =>
        Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None))).ChangedSolution;

    private static async Task<List<CodeAction>> OfferAsync(Project project, Diagnostic finding)
    {
        var path = finding.Location.GetLineSpan().Path;
        var document = project.Documents.Concat(project.AdditionalDocuments).Single(document => document.FilePath == path);
        var offers = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding.Location.SourceSpan, [finding], (action, _) => offers.Add(action), CancellationToken.None));
        return offers;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project)
    {
        var ids = new TFix().FixableDiagnosticIds;
        var findings = await AnalyzerVerifier.AnalyzeAsync(project, [new TAnalyzer()]);
        return [.. findings.Where(finding => ids.Contains(finding.Id))];
    }

    private sealed class Provider(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => finding.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => !finding.Location.IsInSource));
    }
}
