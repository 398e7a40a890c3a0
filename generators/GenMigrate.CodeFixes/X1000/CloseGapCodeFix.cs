using System.Composition;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.CodeFixes;

/// <summary>
/// Gives a migration behind a gap the number that follows its predecessor's. What came behind moves up with it, where
/// it can: else every gap closed would open the next.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloseGapCodeFix)), Shared]
public sealed class CloseGapCodeFix() : MigrationCodeFix(DiagnosticIds.VersionGap)
{
    private protected override string Title => "Renumber from here on to close the gap";

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) => findings.Entries.Any(entry => Renumbering.CanRenumber(entry, findings.Index, cancellationToken));

    private protected override Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken)
    {
        var changes = findings.Entries.GroupBy(findings.Index.GroupOf).SelectMany(ofGroup => Plan(ofGroup.Key, ofGroup.First().Version, findings.Index, cancellationToken));
        return Renumbering.ApplyAsync(findings.Project, changes, cancellationToken);
    }

    private static IEnumerable<(MigrationEntry, long)> Plan(MigrationGroup group, long first, MigrationIndex index, CancellationToken cancellationToken)
    {
        var last = group.Before(first) ?? 0;
        foreach (var entry in group.Entries.Where(entry => entry.Version >= first))
        {
            var next = last + 1;
            while (group.IsTakenElsewhere(next))
            {
                next++;
            }

            if (next < entry.Version && Renumbering.CanRenumber(entry, index, cancellationToken))
            {
                yield return (entry, next);
                last = next;
            }
            else
            {
                last = entry.Version;
            }
        }
    }
}
