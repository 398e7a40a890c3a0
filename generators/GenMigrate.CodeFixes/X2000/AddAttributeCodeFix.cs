using System.Composition;
using System.Globalization;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.CodeFixes;

/// <summary>Marks migrations that lack it with <c>[Migration]</c>; several fixed together get different versions.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddAttributeCodeFix)), Shared]
public sealed class AddAttributeCodeFix() : MigrationCodeFix(DiagnosticIds.MissingAttribute)
{
    private protected override string Title => "Mark with [Migration]";

    private protected override bool SupportsFixAll => false;

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) => true;

    private protected override async Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken)
    {
        var solution = findings.Project.Solution;
        var next = findings.Index.GroupOf(findings.Index.Settings.Module, MigrationKind.Migration).NextVersion;
        var byTree = findings.Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToLookup(diagnostic => diagnostic.Location.SourceTree!);
        foreach (var ofTree in byTree.OrderBy(tree => tree.Key.FilePath, StringComparer.Ordinal))
        {
            if (findings.Project.GetDocument(ofTree.Key) is not { } document)
            {
                continue;
            }

            var context = await DocumentContext.ReadAsync(document, cancellationToken).ConfigureAwait(false);
            var changes = ofTree.Select(diagnostic => context.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent).OfType<ClassDeclarationSyntax>().Select(type => Mark(type, next++, context));
            solution = solution.WithDocumentText(document.Id, context.Text.WithChanges(changes.ToList()));
        }

        return solution;
    }

    private static TextChange Mark(ClassDeclarationSyntax type, long version, DocumentContext context)
    {
        // Behind the documentation, before the modifiers and other attributes.
        var start = type.GetFirstToken().SpanStart;
        var name = context.AttributeName(KnownTypeNames.MigrationAttribute, start);
        return new TextChange(new TextSpan(start, 0), $"[{name}({version.ToString(CultureInfo.InvariantCulture)})]{context.LineEnd}{context.IndentAt(start)}");
    }
}
