using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM2004: a name that another migration of the registry and kind has too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateNameAnalyzer() : EntryAnalyzer(Descriptors.DuplicateName)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        var group = context.Index.GroupOf(entry);
        if (group.WithName(entry.Facts.Name).FirstOrDefault(other => other != entry) is { } other)
        {
            var location = (entry as ClassEntry)?.FindArgument("Name") ?? entry.Location;
            context.Report(Descriptors.DuplicateName, location, entry.Facts.Name, other.Version, group.DisplayName);
        }
    }
}
