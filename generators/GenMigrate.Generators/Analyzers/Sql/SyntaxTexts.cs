using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Texts in code as far as they are written there, without a compiler to ask: what is not is a word that means nothing.</summary>
internal static class SyntaxTexts
{
    public const string Unknown = "_";

    /// <summary>The texts in a piece of code, each as long as it is put together.</summary>
    public static IEnumerable<string> In(SyntaxNode code) =>
        code.DescendantNodes(node => !IsText(node)).Where(IsText).Select(text => Read((ExpressionSyntax)text));

    /// <summary>Whether an expression is a text of which at least a part is written down.</summary>
    public static bool IsText(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsText(sum.Left) || IsText(sum.Right),
        ParenthesizedExpressionSyntax parenthesized => IsText(parenthesized.Expression),
        _ => false,
    };

    public static string Read(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when IsText(literal) => literal.Token.ValueText,
        ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Read(sum.Left) + Read(sum.Right),
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(Read)),
        _ => Unknown,
    };

    private static string Read(InterpolatedStringContentSyntax content) =>
        content is InterpolatedStringTextSyntax text ? TextPiece.Of(text.TextToken).Value : Unknown;
}
