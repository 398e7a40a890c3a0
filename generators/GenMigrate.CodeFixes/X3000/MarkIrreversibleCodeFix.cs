using System.Composition;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.CodeFixes;

/// <summary>Adds <c>[Irreversible("")]</c> beside <c>[Migration]</c>, with the caret where the reason is to be written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkIrreversibleCodeFix)), Shared]
public sealed class MarkIrreversibleCodeFix() : MigrationCodeFix(DiagnosticIds.MissingDown)
{
    // By this kind an editor finds the place for the caret; the class that makes it is not public.
    private static readonly SyntaxAnnotation CaretHere = new("CodeAction_Navigation");

    private protected override string Title => "Mark as [Irreversible]";

    private protected override bool SupportsFixAll => false;

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) => Lists(findings).Any();

    private protected override async Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken)
    {
        var solution = findings.Project.Solution;
        foreach (var ofTree in Lists(findings).ToLookup(list => list.SyntaxTree))
        {
            if (findings.Project.GetDocument(ofTree.Key) is { } document)
            {
                var context = await DocumentContext.ReadAsync(document, cancellationToken).ConfigureAwait(false);
                var root = context.Root.ReplaceNodes(ofTree, (list, _) => Mark(list, context));
                solution = solution.WithDocumentSyntaxRoot(document.Id, root);
            }
        }

        return solution;
    }

    private static IEnumerable<AttributeListSyntax> Lists(Findings findings) => findings.Entries
        .OfType<ClassEntry>()
        .Select(entry => entry.Attribute?.Parent)
        .OfType<AttributeListSyntax>();

    private static AttributeListSyntax Mark(AttributeListSyntax list, DocumentContext context)
    {
        var reason = SyntaxFactory.Literal("").WithAdditionalAnnotations(CaretHere);
        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, reason));
        var attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName(context.AttributeName(KnownTypeNames.IrreversibleAttribute, list.SpanStart)),
            SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        var separators = list.Attributes.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        return list.WithAttributes(SyntaxFactory.SeparatedList(list.Attributes.Append(attribute), separators));
    }
}
