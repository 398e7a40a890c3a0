using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>GENM2006: a file in the folder for SQL files that is left out, or read otherwise than its author may think.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlFileAnalyzer() : MigrationAnalyzer(Descriptors.BadSqlFile)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterAdditionalFileAction(static file =>
    {
        var options = file.Options.AnalyzerConfigOptionsProvider;
        var projectFile = ProjectFile.Of(file.AdditionalFile, options);
        if (projectFile.SqlPath(ProjectSettings.Read(options.GlobalOptions).ProjectDirectory) is { } path
            && file.AdditionalFile.GetText(file.CancellationToken) is { } text)
        {
            var rule = new RuleContext(file);
            var name = Path.GetFileName(path);
            foreach (var (line, problem) in Find(file.AdditionalFile, name, text, rule))
            {
                rule.Report(Descriptors.BadSqlFile, FileLocation.OfLine(file.AdditionalFile.Path, text, line), name, problem);
            }
        }
    });

    private static IEnumerable<(int Line, string Problem)> Find(AdditionalText file, string name, SourceText text, RuleContext context)
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

        if (parsed.RightName is { } right)
        {
            return [(1, $"it is a migration of its own here, and not half of one: call it {right}")];
        }

        var read = index.Find(file)?.Up ?? index.FindByDown(file)?.Down ?? SqlFile.Read(file, context.Options, index.Settings, context.CancellationToken)!;
        if (SqlFileEncoding.FindProblem(read.Model.Text, text.Encoding) is { } damage)
        {
            return [damage];
        }

        if (SqlFileSize.FindProblem(read.Model.Text, index.LengthOfSqlFiles, ReferencesParser.HasUtf8Literals(context.Compilation)) is { } tooLarge)
        {
            return [(1, tooLarge)];
        }

        var problems = read.Model.Layout.Problems
            .Where(problem => !(parsed.IsDown && problem.Kind == SqlLayoutProblemKind.TextAboveUp))
            .Select(problem => (problem.Line, Explain(problem, text)));
        return parsed.IsDown ? problems.Concat(FindInDown(file, read, index)) : problems;
    }

    private static IEnumerable<(int, string)> FindInDown(AdditionalText file, SqlFile read, MigrationIndex index)
    {
        var name = read.Model.Name;
        if (index.FindByDown(file) is not { } entry)
        {
            yield return (1, $"it never runs, because there is no {name.UpFile} beside it: rename one of the two");
            yield break;
        }

        if (entry.Up.Model.Layout.Down is not null)
        {
            yield return (1, $"the way down stands here and in {name.UpFile}, and only this one runs: delete one of the two");
        }

        if (read.Model.Layout.FirstUpMarker is { } line)
        {
            yield return (line, $"this marker has no effect here, as the whole file is the way down: move it to {name.UpFile}");
        }
    }

    private static string Explain(SqlLayoutProblem problem, SourceText text) => problem.Kind switch
    {
        SqlLayoutProblemKind.UnknownMarker => $"this marker does not exist: the markers are {string.Join(", ", SqlMarker.Arguments.Keys.Select(word => $"'{SqlMarker.Form(word)}'"))}",
        SqlLayoutProblemKind.SimilarMarker => $"'{text.Lines[problem.Line - 1].ToString().Trim()}' is not a marker of GenMigrate, and as a comment it has no effect: {problem.Advice}",
        SqlLayoutProblemKind.MalformedMarker => $"this marker cannot be read: {problem.Advice}",
        SqlLayoutProblemKind.RepeatedMarker => "this marker is in the file already, and only the first one counts: merge the two",
        _ => "this statement is above '-- migrate:up' and never runs: move it below",
    };
}
