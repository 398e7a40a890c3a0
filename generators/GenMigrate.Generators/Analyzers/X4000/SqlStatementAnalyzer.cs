using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM4001 to GENM4004: reads the SQL of migrations, in C# and in files alike, once for all rules on it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlStatementAnalyzer() : MigrationAnalyzer(
    Descriptors.NotInTransaction, Descriptors.TransactionControl, Descriptors.ForeignKeysInRebuild, Descriptors.SessionSetting)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        var languages = new Lazy<SqlLanguages>(() => new SqlLanguages(context.Compilation));
        MigrationCode.Register(context, (code, rule) =>
        {
            var owner = rule.Index.Find(code.Type);
            var reader = new ScriptReader(code, rule.CancellationToken);
            foreach (var member in code.Members)
            {
                if (Check(new SqlBatch(owner, reader.Read(member, verify: false)), languages.Value, rule).Any())
                {
                    Report(Check(new SqlBatch(owner, reader.Read(member, verify: true)), languages.Value, rule), rule);
                }
            }
        });
        context.RegisterAdditionalFileAction(file =>
        {
            if (SqlFileName.IsSqlFile(file.AdditionalFile.Path))
            {
                var rule = new RuleContext(file);
                foreach (var batch in Read(file.AdditionalFile, rule.Index))
                {
                    Report(Check(batch, languages.Value, rule), rule);
                }
            }
        });
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

    private static IEnumerable<SqlFinding> Check(SqlBatch batch, SqlLanguages languages, RuleContext context) => languages.All.SelectMany(language =>
    {
        var statements = languages.Statements(batch, language).ToList();
        return NotInTransactionRule.Check(batch, statements, language)
            .Concat(TransactionControlRule.Check(statements, language))
            .Concat(ForeignKeysRule.Check(batch, statements, language, context.Index, context.CancellationToken))
            .Concat(SessionSettingRule.Check(batch, statements, language));
    });

    // What two languages both find is one finding.
    private static void Report(IEnumerable<SqlFinding> findings, RuleContext context)
    {
        var reported = new HashSet<(DiagnosticDescriptor, Location)>();
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
