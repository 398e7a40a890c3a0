using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// GENM1004, GENM1005: what comes below a released version, and what was released and then changed. Off for the build
/// that knowingly locks again.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockedVersionAnalyzer() : EntryAnalyzer(Descriptors.BelowLockedHead, Descriptors.ChangedSinceLocked)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        var index = context.Index;
        if (!entry.IsMigration || index.Lock is null || ProjectLock.IsOff(context.Options))
        {
            return;
        }

        if (index.FindLocked(entry) is { } locked)
        {
            CheckContent(entry, locked, context);
        }
        else if (index.IsBelowLockedHead(entry))
        {
            var group = index.GroupOf(entry);
            var exemption = entry is FileEntry ? $"write '{SqlMarker.Form(SqlMarker.OutOfOrder)}'" : "set OutOfOrder = true";
            context.Report(
                Descriptors.BelowLockedHead,
                entry.VersionLocation,
                entry.Version, group.Head!.Version, group.DisplayName, LockFile.Name, group.Head.Line, group.NextVersion, exemption);
        }
    }

    // Of several classes of one version, only the released one can have changed; the others are a duplicate's error.
    private static void CheckContent(MigrationEntry entry, LockEntry locked, RuleContext context)
    {
        var checksum = entry.Checksum(context.CancellationToken);
        if (!checksum.Matches(locked.Checksum) && context.Index.IsLocked(entry, context.CancellationToken))
        {
            var present = checksum.ComparableTo(locked.Checksum);
            context.Report(
                Descriptors.ChangedSinceLocked, entry.Location, entry.DisplayName, entry.Version, LockFile.Name, locked.Line, locked.Checksum, present);
        }
    }
}
