using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.CodeFixes;

/// <summary>
/// A fix that takes any number of findings of a project at once, so that fixing all is one act with one result and not
/// many that do not know of each other.
/// </summary>
public abstract class MigrationCodeFix : CodeFixProvider
{
    private protected MigrationCodeFix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>What the author reads in the menu.</summary>
    private protected abstract string Title { get; }

    /// <summary>
    /// Whether the fix may be applied to many findings at once, as plain <c>dotnet format</c> does unasked. Then it leaves alone
    /// what databases may have applied.
    /// </summary>
    private protected virtual bool SupportsFixAll => true;

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => SupportsFixAll ? ProjectFixAllProvider.Instance : null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            //// Found out before it is offered: an entry in the menu that does nothing is worse than none.
            var findings = await Findings.ReadAsync(project, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (CanFix(findings, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => FixAsync(project, [diagnostic], cancellationToken), GetType().Name),
                    diagnostic);
            }
        }
    }

    internal async Task<Solution> FixAllAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var findings = await Findings.ReadAsync(project, diagnostics, cancellationToken).ConfigureAwait(false);
        return await FixAsync(findings.OnlyUnreleased(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    internal string FixAllTitle => Title;

    private protected abstract bool CanFix(Findings findings, CancellationToken cancellationToken);

    private protected abstract Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken);

    private async Task<Solution> FixAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        await FixAsync(await Findings.ReadAsync(project, diagnostics, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
