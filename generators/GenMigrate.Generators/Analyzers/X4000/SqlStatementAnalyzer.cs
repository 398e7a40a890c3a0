using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM4001 to GENM4003: reads the SQL of migrations, in C# and in files alike, once for all rules on it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlStatementAnalyzer() : MigrationAnalyzer(Descriptors.NotInTransaction, Descriptors.TransactionControl, Descriptors.ForeignKeysInRebuild)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        var languages = new Lazy<SqlLanguages>(() => new SqlLanguages(context.Compilation));
        MigrationCode.Register(context, (code, rule) =>
        {
            var owner = rule.Index.Find(code.Type);
            foreach (var member in code.Members)
            {
                Check(new SqlBatch(owner, Read(member, code.Model, rule.CancellationToken)), languages.Value, rule);
            }
        });
        context.RegisterAdditionalFileAction(file =>
        {
            if (SqlFileName.IsSqlFile(file.AdditionalFile.Path))
            {
                var rule = new RuleContext(file);
                foreach (var batch in Read(file.AdditionalFile, rule.Index))
                {
                    Check(batch, languages.Value, rule);
                }
            }
        });
    }

    private static List<SqlScript> Read(MemberDeclarationSyntax member, SemanticModel model, CancellationToken cancellationToken)
    {
        var scripts = new List<SqlScript>();
        var reader = new ConstantReader(model, cancellationToken);
        foreach (var invocation in MigrationCode.Nodes(member).OfType<InvocationExpressionSyntax>().OrderBy(invocation => invocation.ArgumentList.SpanStart))
        {
            if (SqlCall.Read(invocation, model, cancellationToken) is { } call && reader.Read(call.Sql) is { Value.Length: > 0 } text)
            {
                scripts.Add(new LiteralScript(text, model.SyntaxTree, call.IsCode));
            }
        }

        return scripts;
    }

    private static IEnumerable<SqlBatch> Read(AdditionalText file, MigrationIndex index)
    {
        if (index.Find(file) is { } entry)
        {
            var layout = entry.Up.Model.Layout;
            yield return new SqlBatch(entry, [new FileScript(layout.Up, entry.Up, layout.UpLine)]);
            if (entry.Down is null && layout.Down is { } down)
            {
                yield return new SqlBatch(entry, [new FileScript(down, entry.Up, layout.DownLine)]);
            }
        }
        else if (index.FindByDown(file) is { Down: { } beside } owner)
        {
            yield return new SqlBatch(owner, [new FileScript(beside.Model.Text, beside, firstLine: 1)]);
        }
    }

    private static void Check(SqlBatch batch, SqlLanguages languages, RuleContext context)
    {
        if (batch.Scripts.Count == 0)
        {
            return;
        }

        var reported = new HashSet<(DiagnosticDescriptor, Location)>();
        foreach (var language in languages.All)
        {
            var statements = languages.Statements(batch, language).ToList();
            var findings = NotInTransactionRule.Check(batch, statements, language)
                .Concat(TransactionControlRule.Check(statements, language))
                .Concat(ForeignKeysRule.Check(batch, statements, language));
            foreach (var finding in findings)
            {
                var location = finding.Script.LocationOf(finding.Statement);
                if (reported.Add((finding.Rule, location)))
                {
                    context.Report(finding.Rule, location, finding.Fix, finding.Arguments);
                }
            }
        }
    }
}
