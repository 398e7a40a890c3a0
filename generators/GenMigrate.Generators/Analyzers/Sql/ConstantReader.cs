using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Reads texts that are known when the program is compiled, whatever they are put together of.</summary>
/// <param name="model">Of the code that they stand in.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ConstantReader(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>Whether an expression is nothing but literals, so that its text needs no compiler.</summary>
    public static bool IsLiteral(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsLiteral(parenthesized.Expression),
        LiteralExpressionSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsLiteral(sum.Left) && IsLiteral(sum.Right),
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.All(content => content is InterpolatedStringTextSyntax),
        _ => false,
    };

    /// <summary>The text of an expression; null where it is known at run time only.</summary>
    public ConstantText? Read(ExpressionSyntax expression)
    {
        var pieces = new List<TextPiece>();
        return TryRead(expression, pieces) ? new ConstantText(pieces) : null;
    }

    /// <summary>The one value that a name always has, as it is written; null where it has several, or another's.</summary>
    public ExpressionSyntax? FindOnlyValue(ExpressionSyntax name)
    {
        var symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
        var declarator = symbol is ILocalSymbol or IFieldSymbol { IsReadOnly: true }
            ? symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as VariableDeclaratorSyntax
            : null;
        return declarator?.Initializer?.Value is { } value && value.SyntaxTree == name.SyntaxTree && !IsWritten(symbol!, declarator) ? value : null;
    }

    private bool TryRead(ExpressionSyntax expression, List<TextPiece> pieces)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return TryRead(parenthesized.Expression, pieces);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                pieces.Add(TextPiece.Of(literal.Token));
                return true;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return TryRead(sum.Left, pieces) && TryRead(sum.Right, pieces);
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.All(content => TryRead(content, pieces));
            default:
                return TryReadValue(expression, pieces);
        }
    }

    private bool TryRead(InterpolatedStringContentSyntax content, List<TextPiece> pieces)
    {
        if (content is InterpolationSyntax hole)
        {
            var text = hole is { AlignmentClause: null, FormatClause: null } ? Read(hole.Expression) : null;
            pieces.Add(TextPiece.Opaque(text?.Value ?? "", hole.Span));
            return text is not null;
        }

        pieces.Add(TextPiece.Of(((InterpolatedStringTextSyntax)content).TextToken));
        return true;
    }

    private bool TryReadValue(ExpressionSyntax expression, List<TextPiece> pieces)
    {
        var constant = model.GetConstantValue(expression, cancellationToken);
        if (constant.HasValue)
        {
            pieces.Add(TextPiece.Opaque(Convert.ToString(constant.Value, CultureInfo.InvariantCulture) ?? "", expression.Span));
            return true;
        }

        if (FindOnlyValue(expression) is { } value && Read(value) is { } text)
        {
            pieces.Add(TextPiece.Opaque(text.Value, expression.Span));
            return true;
        }

        return false;
    }

    // A local may be written again; what is readonly may be by a constructor, which counts as well.
    private static bool IsWritten(ISymbol symbol, VariableDeclaratorSyntax declarator)
    {
        var scope = symbol is ILocalSymbol ? declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() : declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == symbol.Name && IsTarget(name)) != false;
    }

    private static bool IsTarget(IdentifierNameSyntax name)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
