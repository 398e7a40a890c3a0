using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM1006, GENM1008: lines of the lock file that name nothing, and lines that say nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockFileAnalyzer() : MigrationAnalyzer(Descriptors.LockedButGone, Descriptors.DamagedLockFile)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterAdditionalFileAction(static file =>
    {
        if (ProjectLock.IsLockFile(file.AdditionalFile) && new RuleContext(file) is var rule && rule.Index.Lock is { } projectLock && projectLock.Text == file.AdditionalFile)
        {
            CheckDamages(projectLock, rule);
            CheckEntries(projectLock, rule);
        }
    });

    private static void CheckDamages(ProjectLock projectLock, RuleContext context)
    {
        foreach (var damage in projectLock.File.Damages)
        {
            context.Report(Descriptors.DamagedLockFile, projectLock.LocationOf(damage.Line), damage.Line, LockFile.Name, damage.Reason);
        }
    }

    private static void CheckEntries(ProjectLock projectLock, RuleContext context)
    {
        if (ProjectLock.IsOff(context.Options))
        {
            return;
        }

        var present = new HashSet<(string, long)>(context.Index.KnownVersions
            .SelectMany(known => LockEntry.RegistryTexts(known.Registry).Select(text => (text, known.Version))));
        foreach (var entry in projectLock.File.Entries.Where(entry => !present.Contains((entry.Registry, entry.Version))))
        {
            var group = MigrationGroup.NameOf(MigrationKind.Migration, entry.IsDefault ? null : entry.Registry);
            context.Report(Descriptors.LockedButGone, projectLock.LocationOf(entry.Line), entry.Version, entry.Name, group);
        }
    }
}
