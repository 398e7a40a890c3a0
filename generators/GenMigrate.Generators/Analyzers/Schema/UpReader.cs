using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>Reads the statements of a migration's way up, as far as they are written in the project.</summary>
internal static class UpReader
{
    // Projects for different databases may link to the same file.
    private static readonly ConditionalWeakTable<SourceText, UpStatements> SqliteFiles = new();
    private static readonly ConditionalWeakTable<SourceText, UpStatements> PostgreSqlFiles = new();
    private static readonly ConditionalWeakTable<SyntaxNode, UpStatements> SqliteMethods = new();
    private static readonly ConditionalWeakTable<SyntaxNode, UpStatements> PostgreSqlMethods = new();
    private static readonly OpaqueStatement Opaque = new();

    public static UpStatements Read(MigrationEntry entry, SqlLanguage language, Compilation compilation, CancellationToken cancellationToken) => entry switch
    {
        FileEntry file => (language == SqlLanguage.Sqlite ? SqliteFiles : PostgreSqlFiles).GetValue(file.Up.Content, _ => new UpStatements([.. Parse(file.Up.Model.Layout.Up, language)])),
        ClassEntry type => ReadClass(type.Type, language, compilation, cancellationToken),
        _ => new UpStatements([Opaque]),
    };

    private static UpStatements ReadClass(INamedTypeSymbol type, SqlLanguage language, Compilation compilation, CancellationToken cancellationToken)
    {
        if (FindUp(type, cancellationToken) is not { } up)
        {
            return new UpStatements([Opaque]);
        }

        var calls = up.DescendantNodes().OfType<InvocationExpressionSyntax>().OrderBy(call => call.ArgumentList.SpanStart).ToList();
        UpStatements Make() => new([.. calls.SelectMany(call => ReadCall(call, language, compilation, cancellationToken))]);
        var isLiteral = calls.TrueForAll(call => SqlCall.Guess(call) is not { } sql || ConstantReader.IsLiteral(sql.Sql));
        var methods = language == SqlLanguage.Sqlite ? SqliteMethods : PostgreSqlMethods;
        return isLiteral ? methods.GetValue(up, _ => Make()) : Make();
    }

    private static MethodDeclarationSyntax? FindUp(INamedTypeSymbol? type, CancellationToken cancellationToken)
    {
        for (; type is not null; type = type.BaseType)
        {
            var up = type.GetMembers("Up").OfType<IMethodSymbol>().FirstOrDefault(method => !method.IsAbstract);
            if (up is not null)
            {
                return up.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
            }
        }

        return null;
    }

    private static IEnumerable<ParsedStatement> ReadCall(InvocationExpressionSyntax call, SqlLanguage language, Compilation compilation, CancellationToken cancellationToken)
    {
        if (SqlCall.Guess(call) is not { } sql)
        {
            return IsKnownCall(call) ? [] : [Opaque];
        }

        if (sql.IsAmbiguous || TextOf(sql.Sql, compilation, cancellationToken) is not { } text)
        {
            return [Opaque];
        }

        // What runs under a condition may have run or not.
        var statements = Parse(text, language);
        return sql.IsCode || IsConditional(call) ? statements.Select(statement => statement is OtherStatement ? statement : Opaque) : statements;
    }

    private static string? TextOf(ExpressionSyntax sql, Compilation compilation, CancellationToken cancellationToken)
    {
        if (ConstantReader.IsLiteral(sql))
        {
            return SyntaxTexts.Read(sql);
        }

        var model = compilation.GetSemanticModel(sql.SyntaxTree);
        return new ConstantReader(model, cancellationToken).Read(sql)?.Value;
    }

    // Calls on a step's context, or of anything but the builder, change no schema that SQL tells of.
    private static bool IsKnownCall(InvocationExpressionSyntax call)
    {
        var isInStep = call.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any();
        return isInStep || call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" } access && HasNoMethodGroup(call, access);
    }

    // Run(name, body): what another method executes is not read.
    private static bool HasNoMethodGroup(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText == "Run" && call.ArgumentList.Arguments.Any(argument => argument.Expression is AnonymousFunctionExpressionSyntax);

    private static bool IsConditional(SyntaxNode call) => call.Ancestors().Any(node =>
        node is IfStatementSyntax or ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or TryStatementSyntax);

    private static IEnumerable<ParsedStatement> Parse(string sql, SqlLanguage language) =>
        SqlSplitter.Split(sql, language).Select(statement => DdlParser.Parse(statement, language));
}
