using System.Composition;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.CodeFixes;

/// <summary>
/// Adds a Down to be written, behind Up. It throws until it is: an empty one would pass for a way back. Not offered for
/// what was released, whose members must stay as they are.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddDownCodeFix)), Shared]
public sealed class AddDownCodeFix() : MigrationCodeFix(DiagnosticIds.MissingDown)
{
    private protected override string Title => "Add Down";

    private protected override bool SupportsFixAll => false;

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) => Fixable(findings).Any();

    private protected override async Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken)
    {
        var solution = findings.Project.Solution;
        foreach (var ofTree in Fixable(findings).ToLookup(found => found.Declaration.SyntaxTree))
        {
            if (findings.Project.GetDocument(ofTree.Key) is { } document)
            {
                var context = await DocumentContext.ReadAsync(document, cancellationToken).ConfigureAwait(false);
                var changes = ofTree.Select(found => Insert(found.Declaration, found.Base, context)).OrderBy(change => change.Span);
                solution = solution.WithDocumentText(document.Id, context.Text.WithChanges(changes));
            }
        }

        return solution;
    }

    private static IEnumerable<(ClassDeclarationSyntax Declaration, IMethodSymbol Base)> Fixable(Findings findings)
    {
        foreach (var entry in findings.Entries.OfType<ClassEntry>().Where(entry => findings.Index.FindLocked(entry) is null))
        {
            if (FindBase(entry.Type) is { } method
                && entry.Location.SourceTree?.GetRoot().FindToken(entry.Location.SourceSpan.Start).Parent is ClassDeclarationSyntax { OpenBraceToken.IsMissing: false } declaration
                && declaration.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken))
            {
                yield return (declaration, method);
            }
        }
    }

    private static IMethodSymbol? FindBase(INamedTypeSymbol type)
    {
        for (var level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (level.GetMembers("Down").OfType<IMethodSymbol>().FirstOrDefault(method => method is { Parameters.Length: 1, IsVirtual: true } or { Parameters.Length: 1, IsAbstract: true }) is { } down)
            {
                return down;
            }
        }

        return null;
    }

    private static TextChange Insert(ClassDeclarationSyntax declaration, IMethodSymbol method, DocumentContext context)
    {
        SyntaxNodeOrToken anchor = declaration.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(member => member.Identifier.ValueText == "Up");
        if (anchor == default)
        {
            anchor = declaration.Members.Count > 0 ? declaration.Members.Last() : declaration.OpenBraceToken;
        }

        var parameter = method.Parameters[0];
        var type = parameter.Type.ToMinimalDisplayString(context.Model, anchor.Span.End);
        var exception = context.TypeName("System.NotImplementedException", anchor.Span.End);
        var down = $"public override void Down({type} {parameter.Name}) => throw new {exception}();";
        var indent = context.IndentAt(anchor.SpanStart) + (anchor.IsToken ? context.IndentUnit : "");
        var between = anchor.IsToken ? context.LineEnd : context.LineEnd + context.LineEnd;
        var trailing = TextSpan.FromBounds(anchor.Span.End, anchor.FullSpan.End);
        var end = anchor.Span.End + context.Text.ToString(trailing).TrimEnd().Length;
        if (context.Text.Lines.GetLineFromPosition(end).End <= anchor.FullSpan.End)
        {
            return new TextChange(new TextSpan(end, 0), between + indent + down);
        }

        // What follows on the line is the end of the class, or another member.
        var rest = TextSpan.FromBounds(end, anchor.FullSpan.End);
        return context.Text[rest.End] == '}'
            ? new TextChange(rest, $" {down} ")
            : new TextChange(rest, between + indent + down + between + indent);
    }
}
