using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>A call that takes SQL: a step of a builder, or an execution by code.</summary>
/// <param name="Sql">The expression that is the SQL.</param>
/// <param name="IsCode">Whether code executes it while it runs.</param>
internal sealed record SqlCall(ExpressionSyntax Sql, bool IsCode)
{
    private const string Parameter = "sql";

    /// <summary>Reads a call; null where it takes no SQL.</summary>
    public static SqlCall? Read(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        //// The name first: it rules out nearly all calls without asking what they mean.
        var name = (invocation.Expression as MemberAccessExpressionSyntax)?.Name ?? (invocation.Expression as MemberBindingExpressionSyntax)?.Name;
        if (name?.Identifier.ValueText is not ("Sql" or "ExecuteAsync" or "QueryAsync")
            || model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var isCode = method.ContainingType.Is(KnownTypeNames.SqlMigrationContext);
        return (isCode || method.ContainingType.Is(KnownTypeNames.SqlMigrationBuilder)) && FindArgument(invocation, method) is { } sql
            ? new SqlCall(sql, isCode)
            : null;
    }

    private static ExpressionSyntax? FindArgument(InvocationExpressionSyntax invocation, IMethodSymbol method)
    {
        var arguments = invocation.ArgumentList.Arguments;
        var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == Parameter);
        var place = method.Parameters.FirstOrDefault(parameter => parameter.Name == Parameter)?.Ordinal ?? arguments.Count;
        return (named ?? (place < arguments.Count && arguments[place].NameColon is null ? arguments[place] : null))?.Expression;
    }
}
