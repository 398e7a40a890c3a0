using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM2006: a file in the folder for SQL files that is left out, or read otherwise than its author may think.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlFileAnalyzer() : MigrationAnalyzer(Descriptors.BadSqlFile)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterAdditionalFileAction(static file =>
    {
        var settings = ProjectSettings.Read(file.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (SqlFileName.InFolder(file.AdditionalFile.Path, settings.ProjectDirectory) is { } name && file.AdditionalFile.GetText(file.CancellationToken) is { } text)
        {
            var rule = new RuleContext(file);
            foreach (var (line, problem) in Find(file.AdditionalFile, name, rule))
            {
                rule.Report(Descriptors.BadSqlFile, FileLocation.OfLine(file.AdditionalFile.Path, text, line), name, problem);
            }
        }
    });

    private static IEnumerable<(int Line, string Problem)> Find(AdditionalText file, string name, RuleContext context)
    {
        var index = context.Index;
        if (!index.RunsSqlFiles)
        {
            return [(1, "it never runs, because no package is referenced that runs SQL: reference GenMigrate.Sqlite or GenMigrate.PostgreSql")];
        }

        if (SqlFileName.Parse(name) is not { } parsed)
        {
            return [(1, "it never runs, because its name tells no version: call it <version>_<name>.sql, as in 0007_add_index.sql")];
        }

        var read = SqlFile.Read(file, index.Settings.ProjectDirectory, context.CancellationToken)!;
        var problems = read.Model.Layout.Problems.Select(problem => (problem.Line, Explain(problem.Kind)));
        return parsed.IsDown ? problems.Concat(FindInDown(file, read, index)) : problems.Concat(FindInUp(read));
    }

    private static IEnumerable<(int, string)> FindInUp(SqlFile file) =>
        SqlSplitter.Split(file.Model.Layout.Up, SqlLanguage.Sqlite).Count == 0 ? [(1, "it has no statement to apply: write one, or delete the file")] : [];

    private static IEnumerable<(int, string)> FindInDown(AdditionalText file, SqlFile read, MigrationIndex index)
    {
        if (index.FindByDown(file) is not { } entry)
        {
            return [(1, $"it never runs, because there is no {Path.GetFileName((read.Model.Name with { IsDown = false }).Path)} beside it: rename one of the two")];
        }

        return entry.Up.Model.Layout.Down is null
            ? []
            : [(1, $"the way down stands here and in {Path.GetFileName(entry.Up.Model.Name.Path)}, and only this one runs: delete one of the two")];
    }

    private static string Explain(SqlLayoutProblemKind kind) => kind switch
    {
        SqlLayoutProblemKind.UnknownMarker => "this marker is none of '-- migrate:up', 'down', 'no-transaction', 'outside-transaction [repeatable]' and 'irreversible <reason>': correct it",
        SqlLayoutProblemKind.RepeatedMarker => "this marker stands in the file already, and what follows it never runs: put both parts below the first",
        SqlLayoutProblemKind.TextAboveUp => "this stands above '-- migrate:up' and never runs: move it below",
        _ => "the marker says that there is no way back, and not why: write the reason behind it",
    };
}
