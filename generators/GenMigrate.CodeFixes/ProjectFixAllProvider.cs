using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.CodeFixes;

/// <summary>Fixes all findings of a project in one step, project after project.</summary>
internal sealed class ProjectFixAllProvider : FixAllProvider
{
    public static ProjectFixAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var fix = (MigrationCodeFix)fixAllContext.CodeFixProvider;
        var action = CodeAction.Create(fix.FixAllTitle, cancellationToken => FixAsync(fix, fixAllContext.WithCancellationToken(cancellationToken)), fixAllContext.CodeActionEquivalenceKey);
        return Task.FromResult<CodeAction?>(action);
    }

    private static async Task<Solution> FixAsync(MigrationCodeFix fix, FixAllContext context)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id];
        foreach (var id in projects)
        {
            var project = solution.GetProject(id)!;
            if (project.Language == LanguageNames.CSharp)
            {
                var diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                    ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(context.Solution.GetProject(id)!).ConfigureAwait(false);
                solution = diagnostics.IsEmpty ? solution : await fix.FixAllAsync(project, diagnostics, context.CancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
