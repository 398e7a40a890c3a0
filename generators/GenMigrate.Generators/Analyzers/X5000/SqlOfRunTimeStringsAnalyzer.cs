using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM5002: SQL that is put together while the program runs. Text that comes whole from elsewhere is not judged.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlOfRunTimeStringsAnalyzer() : MigrationAnalyzer(Descriptors.SqlOfRunTimeStrings)
{
    private static readonly HashSet<string> Composers = new(StringComparer.Ordinal) { "Format", "Concat", "Join", "Replace", "Insert", "Create" };

    private protected override void Register(CompilationStartAnalysisContext context) => MigrationCode.Register(context, static (code, rule) =>
    {
        var reader = new ConstantReader(code.Model, rule.CancellationToken);
        foreach (var invocation in code.Members.SelectMany(MigrationCode.Nodes).OfType<InvocationExpressionSyntax>())
        {
            if (SqlCall.Guess(invocation) is { } guess
                && !ConstantReader.IsLiteral(guess.Sql)
                && guess.Verify(code.Model, rule.CancellationToken) is { } call
                && IsComposed(call.Sql, reader, code.Model, rule.CancellationToken)
                && new RunTimeValue(code.Model, rule.CancellationToken).IsIn(call.Sql))
            {
                rule.Report(Descriptors.SqlOfRunTimeStrings, call.Sql.GetLocation());
            }
        }
    });

    private static bool IsComposed(ExpressionSyntax expression, ConstantReader reader, SemanticModel model, CancellationToken cancellationToken)
    {
        if (reader.Read(expression) is not null)
        {
            return false;
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => IsComposed(parenthesized.Expression, reader, model, cancellationToken),
            ConditionalExpressionSyntax choice => IsComposed(choice.WhenTrue, reader, model, cancellationToken) || IsComposed(choice.WhenFalse, reader, model, cancellationToken),
            InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => true,
            InvocationExpressionSyntax invocation => IsComposer(model.GetSymbolInfo(invocation, cancellationToken).Symbol),
            _ => reader.FindOnlyValue(expression) is { } value && IsComposed(value, reader, model, cancellationToken),
        };
    }

    private static bool IsComposer(ISymbol? method) => method?.ContainingType switch
    {
        { SpecialType: SpecialType.System_String } => Composers.Contains(method.Name),
        { } type => method.Name == nameof(ToString) && type.Is("System.Text.StringBuilder"),
        null => false,
    };
}
