using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// GENM2005: a registry whose migrations are not all for one database. Those that are fewer are reported; of equally
/// many, those that came later.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MixedDatabasesAnalyzer() : EntryAnalyzer(Descriptors.MixedDatabases)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (context.Index.MainEntry(entry.Registry) is { } main && entry.BaseName is { } name && name != main.BaseName)
        {
            var group = MigrationGroup.NameOf(MigrationKind.Migration, entry.Registry);
            context.Report(Descriptors.MixedDatabases, entry.Location, entry.DisplayName, name, main.DisplayName, group, main.BaseName!);
        }
    }
}
