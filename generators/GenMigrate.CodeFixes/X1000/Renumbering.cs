using System.Globalization;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.CodeFixes;

/// <summary>Writes new versions into attributes.</summary>
internal static class Renumbering
{
    /// <summary>
    /// Whether a migration can get another number by an edit of its attribute: what was released keeps its number, and
    /// a constant may stand for more than this one.
    /// </summary>
    public static bool CanRenumber(MigrationEntry entry, MigrationIndex index, CancellationToken cancellationToken) =>
        entry is ClassEntry { VersionArgument: { } argument }
        && argument is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax }
        && !index.IsLocked(entry, cancellationToken);

    public static async Task<Solution> ApplyAsync(Project project, IEnumerable<(MigrationEntry Entry, long Version)> changes, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        foreach (var changesOfTree in changes.ToLookup(change => change.Entry.VersionLocation.SourceTree!))
        {
            if (project.GetDocument(changesOfTree.Key) is { } document)
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var edits = changesOfTree.Select(change => new TextChange(change.Entry.VersionLocation.SourceSpan, change.Version.ToString(CultureInfo.InvariantCulture)));
                solution = solution.WithDocumentText(document.Id, text.WithChanges(edits.OrderBy(edit => edit.Span)));
            }
        }

        return solution;
    }
}
