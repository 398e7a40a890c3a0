using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM5003: Up or Down that works on a database, and not the steps that they describe.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DatabaseTouchedAnalyzer() : MigrationAnalyzer(Descriptors.DatabaseTouched)
{
    private static readonly HashSet<string> DatabaseTypes = new(StringComparer.Ordinal)
    {
        "System.Data.IDbConnection",
        "System.Data.IDbCommand",
        "System.Data.Common.DbDataSource",
        "Microsoft.EntityFrameworkCore.DbContext",
        "MongoDB.Driver.IMongoClient",
        "MongoDB.Driver.IMongoDatabase",
        "MongoDB.Driver.IMongoCollection<TDocument>",
    };

    private protected override void Register(CompilationStartAnalysisContext context) => MigrationCode.Register(context, static (code, rule) =>
    {
        foreach (var method in code.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText is "Up" or "Down"))
        {
            foreach (var node in DescribingNodes(method))
            {
                if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
                    && !IsStep(node, method)
                    && code.Model.GetSymbolInfo(node, rule.CancellationToken).Symbol is IMethodSymbol called
                    && IsDatabase(called.ReceiverType ?? called.ContainingType))
                {
                    rule.Report(Descriptors.DatabaseTouched, node.GetLocation(), NameOf(called), method.Identifier.ValueText);
                }
            }
        }
    });

    // What is handed on as a delegate runs later, as a step.
    private static IEnumerable<SyntaxNode> DescribingNodes(MethodDeclarationSyntax method) =>
        method.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    // Calls on the builder add steps. They are told by their looks, as nearly all calls are such.
    private static bool IsStep(SyntaxNode node, MethodDeclarationSyntax method)
    {
        while (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } })
        {
            node = receiver;
        }

        return node is IdentifierNameSyntax name && method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText);
    }

    private static bool IsDatabase(ITypeSymbol type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (DatabaseTypes.Contains(level.OriginalDefinition.ToDisplayString()))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(candidate => DatabaseTypes.Contains(candidate.OriginalDefinition.ToDisplayString()));
    }

    private static string NameOf(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : $"{(method.ReceiverType ?? method.ContainingType).Name}.{method.Name}";
}
