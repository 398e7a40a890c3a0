using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// GENM1009: a migration that the lock file could hold and does not. Silent where the project does not lock yet, and
/// on what has to get another number first.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotLockedYetAnalyzer() : EntryAnalyzer(Descriptors.NotLockedYet)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (context.Index.CanBeLocked(entry))
        {
            context.Report(Descriptors.NotLockedYet, entry.VersionLocation, entry.Version, context.Index.GroupOf(entry).DisplayName, LockFile.Name);
        }
    }
}
