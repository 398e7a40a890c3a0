using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM2007: an SQL file without a statement to apply. It is a migration that does nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptySqlFileAnalyzer() : EntryAnalyzer(Descriptors.EmptySqlFile)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (entry is FileEntry { Up: var file } && SqlSplitter.FirstStatement(file.Model.Layout.Up, SqlLanguage.Sqlite) is null)
        {
            context.Report(Descriptors.EmptySqlFile, entry.Location, Path.GetFileName(file.Model.Path));
        }
    }
}
