using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Docs.Tests;

/// <summary>The texts in a source file, each as people see it, with <c>…</c> for what is inserted.</summary>
internal static class SourceText
{
    public const string Hole = "…";

    public static IEnumerable<string> ReadAll(string file) => CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot()
        .DescendantNodes(node => !IsText(node))
        .Where(IsText)
        .Select(node => Of((ExpressionSyntax)node));

    private static bool IsText(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && sum.DescendantNodes().Any(IsLiteral),
        _ => IsLiteral(node),
    };

    private static bool IsLiteral(SyntaxNode node) => node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression);

    private static string Of(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Of(sum.Left) + Of(sum.Right),
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => text.Contents.Aggregate(new StringBuilder(), (all, part) => all.Append(Of(part))).ToString(),
        _ => Hole + string.Join('\n', expression.DescendantNodes(node => !IsText(node)).Where(IsText).Select(node => Of((ExpressionSyntax)node))),
    };

    private static string Of(InterpolatedStringContentSyntax part) => part is InterpolatedStringTextSyntax text
        ? text.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal)
        : Hole + string.Join('\n', part.DescendantNodes(node => !IsText(node)).Where(IsText).Select(node => Of((ExpressionSyntax)node)));
}
