using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>A call that takes SQL: a step of a builder, or an execution by code.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Sql">The expression that is the SQL.</param>
/// <param name="IsCode">Whether code executes it while it runs.</param>
internal sealed record SqlCall(InvocationExpressionSyntax Invocation, ExpressionSyntax Sql, bool IsCode)
{
    private const string Step = "Sql";
    private const string Parameter = "sql";

    /// <summary>Whether another argument may be the SQL: only the compiler knows.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Whether code executes it without a transaction, and may end those that it begins.</summary>
    public bool IsOutside => IsCode && Invocation.Ancestors().OfType<InvocationExpressionSyntax>().Any(RunsOutside);

    /// <summary>
    /// What a call is by the looks of it; null where it cannot take SQL. To ask what it means is to compile the whole
    /// method, which is worth it only where there is something to report.
    /// </summary>
    public static SqlCall? Guess(InvocationExpressionSyntax invocation)
    {
        var name = ((invocation.Expression as MemberAccessExpressionSyntax)?.Name ?? (invocation.Expression as MemberBindingExpressionSyntax)?.Name)?.Identifier.ValueText;
        var arguments = invocation.ArgumentList.Arguments;
        if (arguments.Count == 0 || name is not (Step or "ExecuteAsync" or "QueryAsync"))
        {
            return null;
        }

        //// Sql(sql), Sql(sql, repeatable), Sql(name, sql), Sql(name, sql, repeatable)
        var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == Parameter);
        var second = named is null && name == Step && arguments.Count > 1 && arguments[1].NameColon is null ? arguments[1].Expression : null;
        var isFlag = second is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression };
        return new SqlCall(invocation, named?.Expression ?? (isFlag ? null : second) ?? arguments[0].Expression, name != Step)
        {
            IsAmbiguous = second is not null && !isFlag && !SyntaxTexts.IsText(second),
        };
    }

    /// <summary>What the call is; null where it takes no SQL after all.</summary>
    public SqlCall? Verify(SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(Invocation, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var isCode = method.ContainingType.Is(KnownTypeNames.SqlMigrationContext);
        return (isCode || method.ContainingType.Is(KnownTypeNames.SqlMigrationBuilder)) && FindArgument(method) is { } sql
            ? new SqlCall(Invocation, sql, isCode)
            : null;
    }

    // Run(name, body, repeatable, outsideTransaction)
    private static bool RunsOutside(InvocationExpressionSyntax invocation)
    {
        var arguments = invocation.ArgumentList.Arguments;
        var outside = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "outsideTransaction")
            ?? (arguments.Count > 3 && arguments[3].NameColon is null ? arguments[3] : null);
        return outside?.Expression.IsKind(SyntaxKind.TrueLiteralExpression) == true;
    }

    private ExpressionSyntax? FindArgument(IMethodSymbol method)
    {
        var arguments = Invocation.ArgumentList.Arguments;
        var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == Parameter);
        var place = method.Parameters.FirstOrDefault(parameter => parameter.Name == Parameter)?.Ordinal ?? arguments.Count;
        return (named ?? (place < arguments.Count && arguments[place].NameColon is null ? arguments[place] : null))?.Expression;
    }
}
