using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.CodeFixes;

/// <summary>Sets an argument in the attributes of migrations.</summary>
internal static class AttributeArgument
{
    /// <summary>The attributes of the migrations around the diagnostics that a setting mends, each once.</summary>
    public static IReadOnlyList<AttributeSyntax> Find(Findings findings) => [.. findings.Diagnostics
        .Where(diagnostic => diagnostic.IsFixable() && diagnostic.Location.SourceTree is not null)
        .Select(diagnostic => findings.FindAround(diagnostic.Location)?.Attribute)
        .OfType<AttributeSyntax>()
        .Distinct()];

    public static async Task<Solution> SetAsync(Findings findings, string name, string enumName, string value, CancellationToken cancellationToken)
    {
        var solution = findings.Project.Solution;
        foreach (var ofTree in Find(findings).ToLookup(attribute => attribute.SyntaxTree))
        {
            if (findings.Project.GetDocument(ofTree.Key) is { } document)
            {
                var context = await DocumentContext.ReadAsync(document, cancellationToken).ConfigureAwait(false);
                var root = context.Root.ReplaceNodes(ofTree, (attribute, _) => Set(attribute, name, $"{context.TypeName(enumName, attribute.SpanStart)}.{value}"));
                solution = solution.WithDocumentSyntaxRoot(document.Id, root);
            }
        }

        return solution;
    }

    private static AttributeSyntax Set(AttributeSyntax attribute, string name, string value)
    {
        var expression = SyntaxFactory.ParseExpression(value);
        var list = attribute.ArgumentList!;
        if (list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } present)
        {
            return attribute.ReplaceNode(present.Expression, expression.WithTriviaFrom(present.Expression));
        }

        var added = SyntaxFactory.AttributeArgument(expression).WithNameEquals(SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        return attribute.WithArgumentList(list.WithArguments(Append(list.Arguments, added)));
    }

    // Where each argument is on a line of its own, so is the new one; a comment stays behind the argument that it is about.
    private static SeparatedSyntaxList<AttributeArgumentSyntax> Append(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, AttributeArgumentSyntax added)
    {
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
        var last = arguments.Last();
        var trailing = last.GetTrailingTrivia();
        var isOnItsOwnLine = trailing.Any(SyntaxKind.EndOfLineTrivia);
        var others = arguments.Take(arguments.Count - 1);
        var separators = arguments.GetSeparators().Append(isOnItsOwnLine ? comma.WithTrailingTrivia(trailing) : comma.WithTrailingTrivia(SyntaxFactory.Space));
        return isOnItsOwnLine
            ? SyntaxFactory.SeparatedList(
                others.Append(last.WithoutTrailingTrivia()).Append(added.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(trailing.Last())),
                separators)
            : SyntaxFactory.SeparatedList(arguments.Append(added), separators);
    }
}
