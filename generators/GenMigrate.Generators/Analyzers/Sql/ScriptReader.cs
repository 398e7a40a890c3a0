using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Reads the SQL of a migration's member, in the order in which it adds steps.</summary>
/// <param name="code">The class.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ScriptReader(MigrationCode code, CancellationToken cancellationToken)
{
    private readonly ConstantReader _constants = new(code.Model, cancellationToken);

    /// <summary>The SQL of a member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="verify">Whether to ask the compiler what each call means: it has to compile the member for it.</param>
    public IReadOnlyList<SqlScript> Read(MemberDeclarationSyntax member, bool verify) => [.. Invocations(member).SelectMany(invocation => Read(invocation, verify))];

    // Of a chain of calls, the last one is the outermost.
    private static IEnumerable<InvocationExpressionSyntax> Invocations(SyntaxNode member) =>
        MigrationCode.Nodes(member).OfType<InvocationExpressionSyntax>().OrderBy(invocation => invocation.ArgumentList.SpanStart);

    private IEnumerable<SqlScript> Read(InvocationExpressionSyntax invocation, bool verify)
    {
        if (SqlCall.Guess(invocation) is not { } guess)
        {
            return IsHelperCall(invocation) ? ReadHelper(invocation) : [];
        }

        var call = verify || guess.IsAmbiguous ? guess.Verify(code.Model, cancellationToken) : guess;
        return call is null || call.IsOutside ? [] : Alternatives(call.Sql).Select(sql => Read(sql, call.IsCode)).OfType<SqlScript>();
    }

    private SqlScript? Read(ExpressionSyntax sql, bool isCode)
    {
        if (_constants.Read(sql) is { } text)
        {
            return text.Value.Length == 0 ? null : new LiteralScript(text, code.Model.SyntaxTree, isCode);
        }

        return SyntaxTexts.IsText(sql) ? new PlacedScript(SyntaxTexts.Read(sql), sql, isCode) : null;
    }

    // What may be chosen at run time counts, whichever it will be.
    private IEnumerable<ExpressionSyntax> Alternatives(ExpressionSyntax sql) => sql switch
    {
        ParenthesizedExpressionSyntax parenthesized => Alternatives(parenthesized.Expression),
        ConditionalExpressionSyntax choice => Alternatives(choice.WhenTrue).Concat(Alternatives(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Alternatives(arm.Expression)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Alternatives(choice.Left).Concat(Alternatives(choice.Right)),
        IdentifierNameSyntax name when _constants.FindOnlyValue(name) is ConditionalExpressionSyntax or SwitchExpressionSyntax => Alternatives(_constants.FindOnlyValue(name)!),
        _ => [sql],
    };

    // A method that gets the builder, as its receiver or as an argument, and is none of the builder's own.
    private static bool IsHelperCall(InvocationExpressionSyntax invocation)
    {
        var builders = invocation.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText).ToList() ?? [];
        return (invocation.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText != "Run" && IsBuilder(access.Expression, builders))
            || invocation.ArgumentList.Arguments.Any(argument => IsBuilder(argument.Expression, builders));
    }

    private static bool IsBuilder(ExpressionSyntax expression, List<string> builders)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } })
        {
            expression = receiver;
        }

        return expression is IdentifierNameSyntax name && builders.Contains(name.Identifier.ValueText);
    }

    // What it calls in turn is not read.
    private IEnumerable<SqlScript> ReadHelper(InvocationExpressionSyntax call)
    {
        if (code.Model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || SymbolEqualityComparer.Default.Equals(method.ContainingType, code.Type))
        {
            return [];
        }

        return (method.ReducedFrom ?? method).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .SelectMany(Invocations)
            .Select(SqlCall.Guess)
            .OfType<SqlCall>()
            .Where(inner => SyntaxTexts.IsText(inner.Sql))
            .Select(inner => new PlacedScript(SyntaxTexts.Read(inner.Sql), call, inner.IsCode));
    }
}
