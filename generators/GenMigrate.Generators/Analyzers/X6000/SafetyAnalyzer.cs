using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM6001 to GENM7001: statements that are dangerous on a database in use, judged by the schema before them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SafetyAnalyzer() : MigrationAnalyzer(
    Descriptors.IndexNotConcurrent,
    Descriptors.SetNotNull,
    Descriptors.ConstraintNotValid,
    Descriptors.ColumnRewrite,
    Descriptors.KeyWithoutIndex,
    Descriptors.NotNullWithoutDefault)
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Rules = new[]
    {
        Descriptors.IndexNotConcurrent,
        Descriptors.SetNotNull,
        Descriptors.ConstraintNotValid,
        Descriptors.ColumnRewrite,
        Descriptors.KeyWithoutIndex,
        Descriptors.NotNullWithoutDefault,
    }.ToImmutableDictionary(rule => rule.Id);

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        // Which database a project is for must be certain: another one takes other locks.
        if (new SqlLanguages(context.Compilation) is not { All: { Count: 1 } languages })
        {
            return;
        }

        MigrationCode.Register(context, (code, rule) =>
        {
            if (rule.Index.Find(code.Type) is { } owner && IsChecked(owner, rule))
            {
                CheckClass(code, owner, languages[0], rule);
            }
        });
        context.RegisterAdditionalFileAction(file =>
        {
            var rule = new RuleContext(file);
            if (SqlFileName.IsSqlFile(file.AdditionalFile.Path) && rule.Index.Find(file.AdditionalFile) is { } entry && IsChecked(entry, rule))
            {
                var layout = entry.Up.Model.Layout;
                Report(Check(entry, [new FileScript(layout.Up, entry.Up, layout.UpLine)], languages[0], rule), rule);
            }
        });
    }

    // A released migration cannot be changed any more, so there is nothing to say about it.
    private static bool IsChecked(MigrationEntry entry, RuleContext context) =>
        entry.IsMigration && new ReleasedVersions(entry, context) is { HasAny: true } released && !released.Contains(entry.Version);

    private static void CheckClass(MigrationCode code, MigrationEntry owner, SqlLanguage language, RuleContext rule)
    {
        var reader = new ScriptReader(code, rule.CancellationToken);
        foreach (var up in code.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == "Up"))
        {
            if (Check(owner, reader.Read(up, verify: false), language, rule).Any())
            {
                Report(Check(owner, reader.Read(up, verify: true), language, rule), rule);
            }
        }
    }

    private static IEnumerable<(SqlScript Script, SqlStatement Statement, SafetyFinding Finding)> Check(
        MigrationEntry owner, IReadOnlyList<SqlScript> scripts, SqlLanguage language, RuleContext rule)
    {
        var released = new ReleasedVersions(owner, rule);
        var schema = rule.Index.Schemas.Before(owner, language, rule.Compilation, rule.CancellationToken);
        foreach (var (script, statement) in new SqlBatch(owner, scripts).Statements(language))
        {
            var parsed = DdlParser.Parse(statement, language);
            foreach (var finding in SafetyRules.Check(parsed, new SafetyContext(schema, released.Contains)))
            {
                yield return (script, statement, finding);
            }

            schema = SchemaFold.Apply(schema, parsed, owner.Version);
        }
    }

    private static void Report(IEnumerable<(SqlScript Script, SqlStatement Statement, SafetyFinding Finding)> found, RuleContext context)
    {
        foreach (var (script, statement, finding) in found)
        {
            context.Report(Rules[finding.Rule], script.LocationOf(statement), [.. finding.Arguments]);
        }
    }
}
